package vn.vanthu.console.rounds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Fault;
import vn.vanthu.console.page.Formats;
import vn.vanthu.forms.Period;

/** What is wrong with a form, field by field, in words. */
@Component
class FaultWords {
  private static final int MOST = 6;

  private final Formats formats;

  FaultWords(Formats formats) {
    this.formats = formats;
  }

  /** The sentences of each field; of many like ones the first. */
  Map<String, List<String>> of(List<Fault> faults) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    for (Fault fault : faults) {
      List<String> said = words.computeIfAbsent(fault.field(), f -> new ArrayList<>());
      if (said.size() == MOST) {
        said.add("…");
      } else if (said.size() < MOST) {
        said.add(sentence(fault));
      }
    }
    return words;
  }

  /** One fault as a sentence. */
  String sentence(Fault fault) {
    return formats.say("fault." + fault.code(), fault.args().stream().map(this::arg).toArray());
  }

  /** Days and periods as people write them. */
  private String arg(String written) {
    if (written.matches("\\d{4}-\\d\\d-\\d\\d")) {
      return formats.day(LocalDate.parse(written));
    }
    return written.matches("\\d{4}-(M\\d\\d|Q[1-4]|H[12]|9M)")
        ? formats.period(Period.parse(written))
        : written;
  }
}
