package vn.vanthu.console.units;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.vanthu.console.page.Formats;
import vn.vanthu.registry.BadRow;
import vn.vanthu.registry.changes.UnitFault;

/** What is wrong with a union or with a row of a registry file, in words. */
@Component
class UnitWords {
  private final Formats formats;

  UnitWords(Formats formats) {
    this.formats = formats;
  }

  /** The sentences of each field. */
  Map<String, List<String>> of(List<UnitFault> faults) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    for (UnitFault fault : faults) {
      words
          .computeIfAbsent(fault.field(), f -> new ArrayList<>())
          .add(formats.say("unit-fault." + fault.code(), fault.args().toArray()));
    }
    return words;
  }

  /** Why a row was not taken: its reason is a code, with what stands there behind a colon. */
  public String reason(BadRow row) {
    String[] parts = row.reason().split(": ", 2);
    String code = parts[0].replaceAll(" \\d+$", "").replace(' ', '-');
    String what = parts.length > 1 ? parts[1] : parts[0].replaceAll("\\D", "");
    return formats.say("bad-row." + code, what);
  }

  /** What a column is called. */
  public String column(String column) {
    return formats.sayOr("units.column." + column, column);
  }
}
