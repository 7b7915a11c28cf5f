package vn.vanthu.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Interpreter;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Reading;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/**
 * The file of figures that a Văn Thư of the level below sends with its consolidated report: read as
 * it stands, nothing is interpreted. Source: docs/figures-format.md.
 */
final class FiguresFile {
  private static final Logger log = LoggerFactory.getLogger(FiguresFile.class);
  private static final String SUFFIX = ".vanthu.json";
  private static final int MOST_BYTES = 1_000_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FiguresFile() {}

  /** The report that such a file of the mail states; empty without one, or if it is broken. */
  static Optional<Reading> in(MimeMail mail, Interpreter interpreter) {
    return mail.parts().stream()
        .filter(part -> part.name().toLowerCase(Locale.ROOT).endsWith(SUFFIX))
        .findFirst()
        .flatMap(part -> read(part, interpreter));
  }

  /** Number, date and signer are not in the file, but in the document beside it. */
  static Reading beside(Reading exact, List<Reading> documents) {
    return documents.stream()
        .filter(document -> document.formKey().equals(exact.formKey()))
        .findFirst()
        .map(document -> with(exact, document))
        .orElse(exact);
  }

  private static Optional<Reading> read(MailPart part, Interpreter interpreter) {
    try (InputStream in = part.open()) {
      JsonNode file = JSON.readTree(in.readNBytes(MOST_BYTES));
      if (!file.path("format").asString("").equals("vanthu-figures")
          || file.path("version").asInt(0) != 1) {
        return Optional.empty();
      }
      return interpreter
          .form(file.path("form").asString(""))
          .map(form -> reading(form, file, new Place(part.name(), 0, "", 0)));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      log.info("a file of figures cannot be read: {}", e.toString());
      return Optional.empty();
    }
  }

  private static Reading reading(Form form, JsonNode file, Place place) {
    String name = file.path("period").asString("");
    Map<String, Narrative> narrative = new LinkedHashMap<>();
    form.narrative()
        .keySet()
        .forEach(key -> narrative(file, key, place).ifPresent(n -> narrative.put(key, n)));
    TreeSet<String> topics = new TreeSet<>();
    file.path("topics").forEach(topic -> topics.add(topic.asString("")));
    topics.retainAll(form.topics().keySet());
    return new Reading(
        form.key(),
        1,
        Optional.of(Period.parse(name)),
        Optional.of(new Evidence(place, "period: " + name)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        topics,
        values(form, file, place),
        narrative,
        List.of());
  }

  private static Map<String, StatedValue> values(Form form, JsonNode file, Place place) {
    Map<String, StatedValue> values = new LinkedHashMap<>();
    for (Indicator indicator : form.indicators()) {
      JsonNode value = file.path("indicators").path(indicator.key()).path("value");
      if (value.isIntegralNumber() && value.asLong() >= 0) {
        String words = indicator.label() + ": " + value.asLong();
        values.put(
            indicator.key(), new StatedValue(value.asLong(), 1, false, new Evidence(place, words)));
      }
    }
    return values;
  }

  private static Optional<Narrative> narrative(JsonNode file, String key, Place place) {
    StringBuilder text = new StringBuilder();
    file.path("narrative").path(key).forEach(said -> text.append(said.asString("")).append('\n'));
    String whole = text.toString().strip();
    return whole.isEmpty()
        ? Optional.empty()
        : Optional.of(new Narrative(whole, new Evidence(place, whole)));
  }

  private static Reading with(Reading exact, Reading document) {
    return new Reading(
        exact.formKey(),
        exact.fit(),
        exact.period(),
        exact.periodEvidence(),
        document.docNumber(),
        document.docDate(),
        document.signer(),
        exact.topics(),
        exact.indicators(),
        exact.narrative(),
        exact.doubts());
  }
}
