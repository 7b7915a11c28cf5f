package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.vanthu.console.ReportJson;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.RegistryFile;

/**
 * Reads real mail and compares with what a careful clerk recorded; what is not right is printed
 * with file, key, expected, found, evidence. The floors only rise.
 */
class MailCorpusTest {
  private static final Path FLOORS = Path.of("src/test/resources/accuracy-floor.properties");
  private static final Path DEMO = Path.of("src/main/resources/demo");

  private static final Path OTHERS = Path.of("src/test/resources/corpus");

  /** Pictures of pages: how well they are read depends on the recogniser that is installed. */
  private static final String SCANS = "(15|16|17|18|19)-.*";

  @Test
  void the_sample_mail_is_read_at_least_as_well_as_ever() throws IOException {
    List<Truth> truths =
        Truth.read(Path.of("src/test/resources/mail/truth.jsonl")).stream()
            .filter(t -> !t.file().matches(SCANS))
            .toList();
    Accuracy accuracy = measure(truths, DEMO.resolve("mail"), DEMO.resolve("registry.csv"));
    assertThat(below("samples", accuracy)).as(report(accuracy)).isEmpty();
  }

  @Test
  void the_mail_of_another_district_is_read_at_least_as_well_as_ever() throws IOException {
    List<Truth> truths = Truth.read(OTHERS.resolve("truth.jsonl"));
    Accuracy accuracy = measure(truths, OTHERS.resolve("mail"), OTHERS.resolve("registry.csv"));
    assertThat(below("others", accuracy)).as(report(accuracy)).isEmpty();
  }

  private static Accuracy measure(List<Truth> truths, Path mails, Path registry)
      throws IOException {
    Registry unions = new Registry(RegistryFile.read(registry));
    Set<String> own = Set.of("gialam@congdoan.example");
    try (MailFiles files =
        new MailFiles(FormFiles.in(Path.of("config/forms")), unions, own, MailFiles.ocr(true), 2)) {
      Map<String, List<ReportJson>> read = new LinkedHashMap<>();
      files
          .readAll(truths.stream().map(t -> mails.resolve(t.file())).toList())
          .forEach((file, lines) -> read.put(String.valueOf(file.getFileName()), lines));
      return Accuracy.of(truths, read);
    }
  }

  /** The measures below their floor; prints those that are above it. */
  private static List<String> below(String corpus, Accuracy accuracy) throws IOException {
    Properties floors = new Properties();
    try (Reader reader = Files.newBufferedReader(FLOORS)) {
      floors.load(reader);
    }
    List<String> below = new ArrayList<>();
    accuracy
        .measures()
        .forEach(
            (name, value) -> {
              String key = corpus + "." + name;
              double floor = Double.parseDouble(floors.getProperty(key, "1"));
              if (value < floor - 0.0005) {
                below.add("%s %.3f, floor %.3f".formatted(key, value, floor));
              } else if (value >= floor + 0.0005) {
                System.out.printf("%s can be raised from %.3f to %.3f%n", key, floor, value);
              }
            });
    return below;
  }

  private static String report(Accuracy accuracy) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    accuracy.printFaults(out);
    accuracy.print(out);
    return text.toString();
  }
}
