package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vanthu.console.ReportJson;
import vn.vanthu.extraction.ReadingLimits;
import vn.vanthu.extraction.WorkerTextExtractor;
import vn.vanthu.forms.FormInterpreter;
import vn.vanthu.intake.MailContents;
import vn.vanthu.intake.MailReader;
import vn.vanthu.intake.Screen;
import vn.vanthu.intake.Senders;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.MimeReader;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.RegistryFile;

/**
 * Reads real mail and compares with what a careful clerk recorded; prints file, key, expected,
 * found, evidence. The floors only rise.
 */
class MailCorpusTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path DEMO = Path.of("src/main/resources/demo");
  private static final Path TRUTH = Path.of("src/test/resources/mail/truth.jsonl");

  /** Pictures of pages; without OCR they are recognised as reports that cannot be read. */
  private static final Set<String> SCANS = Set.of("15", "16", "17", "18", "19");

  private static final Map<JsonNode, List<ReportJson>> READ = new LinkedHashMap<>();

  @BeforeAll
  static void read() throws IOException {
    try (WorkerTextExtractor extractor = new WorkerTextExtractor(ReadingLimits.defaults(), 2)) {
      Registry registry = new Registry(RegistryFile.read(DEMO.resolve("registry.csv")));
      MailReader reader =
          new MailReader(
              new Screen(),
              new MailContents(extractor),
              new FormInterpreter(FormFiles.in(Path.of("config/forms"))),
              new Senders(() -> registry),
              Set.of("gialam@congdoan.example"));
      for (String line : Files.readAllLines(TRUTH)) {
        JsonNode truth = JSON.readTree(line);
        String file = truth.get("file").asString();
        MimeMail mail = MimeReader.read(DEMO.resolve("mail").resolve(file));
        READ.put(
            truth,
            ReportJson.of(
                file,
                mail,
                reader.read(
                    mail,
                    mail.date()
                        .orElseThrow()
                        .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                        .toLocalDate())));
      }
    }
  }

  @AfterAll
  static void forget() {
    READ.clear();
  }

  @Test
  void every_mail_is_taken_for_what_it_is_and_answered_only_if_it_is_a_report() {
    List<String> wrong = new ArrayList<>();
    READ.forEach(
        (truth, lines) -> {
          check(truth, "class", lines.get(0).kind(), wrong);
          check(truth, "ack", String.valueOf(lines.get(0).ack()), wrong);
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void unit_and_period_of_every_readable_report_are_right() {
    List<String> wrong = new ArrayList<>();
    readable()
        .forEach(
            (truth, lines) -> {
              check(truth, "unit", lines.get(0).unit(), wrong);
              check(truth, "period", lines.get(0).period(), wrong);
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_figure_is_wrong_and_hardly_one_is_missing() {
    List<String> wrong = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    int stated = 0;
    for (Map.Entry<JsonNode, List<ReportJson>> entry : readable().entrySet()) {
      JsonNode expected = entry.getKey().get("indicators");
      Map<String, ReportJson.Figure> found = entry.getValue().get(0).indicators();
      stated += expected.size();
      String file = entry.getKey().get("file").asString();
      for (String key : expected.propertyNames()) {
        if (!found.containsKey(key)) {
          missing.add(file + " " + key);
        }
      }
      found.forEach(
          (key, figure) -> {
            if (!expected.has(key) || expected.get(key).asLong() != figure.value()) {
              wrong.add(
                  "%s %s expected %s found %d: %s"
                      .formatted(
                          file, key, expected.get(key), figure.value(), figure.evidence().text()));
            }
          });
      assertThat(entry.getValue()).as(file).hasSize(1);
    }
    assertThat(wrong).isEmpty();
    assertThat(missing.size()).as("missing of %d: %s", stated, missing).isLessThanOrEqualTo(3);
  }

  private static Map<JsonNode, List<ReportJson>> readable() {
    Map<JsonNode, List<ReportJson>> readable = new LinkedHashMap<>();
    READ.forEach(
        (truth, lines) -> {
          boolean scan = SCANS.contains(truth.get("file").asString().substring(0, 2));
          if (truth.get("class").asString().equals("report") && !scan) {
            readable.put(truth, lines);
          }
        });
    return readable;
  }

  private static void check(JsonNode truth, String key, String found, List<String> wrong) {
    String expected = truth.get(key).isNull() ? null : truth.get(key).asString();
    if (!Objects.equals(expected, found)) {
      wrong.add(
          "%s %s expected %s found %s"
              .formatted(truth.get("file").asString(), key, expected, found));
    }
  }
}
