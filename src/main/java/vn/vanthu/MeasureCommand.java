package vn.vanthu;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.vanthu.console.ReportJson;
import vn.vanthu.forms.Forms;
import vn.vanthu.registry.BadRows;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.RegistryFile;

/**
 * {@code measure FOLDER}: the workbench for accuracy. Reads a folder of mail whose truth is known
 * and says how much of it was read rightly, and what an earlier run read otherwise.
 */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description =
        "Reads a folder of mail as the service would, compares with its truth and prints how"
            + " accurately it was read. Writes nothing but the file of --save.")
final class MeasureCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  @Parameters(
      arity = "1",
      paramLabel = "FOLDER",
      description = "the .eml files, themselves or in its folder 'mail'")
  private Path folder = Path.of("");

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description =
          "one JSON object a mail, keys as parse prints them (default: FOLDER/truth.jsonl)")
  private @Nullable Path truth;

  @Option(
      names = "--registry",
      paramLabel = "FILE",
      description = "the unions (default: FOLDER/registry.csv where there is one)")
  private @Nullable Path registry;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "what an earlier run saved: print what has changed since")
  private @Nullable Path baseline;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "keep what was read, as parse prints it")
  private @Nullable Path save;

  @Option(names = "--skip", paramLabel = "REGEX", description = "leave out files of such names")
  private @Nullable String skip;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "${sys:vanthu.workers:-${env:VANTHU_WORKERS:-0}}",
      description = "mails read at once (default: vanthu.workers, else the number of cores)")
  private int workers;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  private final PrintWriter out;
  private final PrintWriter err;

  MeasureCommand(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      Forms known = reading.forms();
      List<Truth> truths = truths();
      if (truths.isEmpty()) {
        err.println("No mail to measure");
        return 2;
      }
      int threads = workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
      try (MailFiles files = reading.reader(known, unions(), threads)) {
        Map<String, List<ReportJson>> read = read(truths, files);
        report(truths, read);
        return read.size() == truths.size() ? 0 : 1;
      }
    } catch (BadRows e) {
      err.println(registry + ":\n" + e.getMessage());
      return 1;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private List<Truth> truths() throws IOException {
    return Truth.read(truth == null ? folder.resolve("truth.jsonl") : truth).stream()
        .filter(t -> skip == null || !t.file().matches(".*(?:" + skip + ").*"))
        .toList();
  }

  private Registry unions() throws IOException {
    Path file = registry == null ? folder.resolve("registry.csv") : registry;
    boolean none = registry == null && !Files.exists(file);
    return new Registry(none ? List.of() : RegistryFile.read(file));
  }

  /** What each mail was read as; a file that cannot be opened has no key. */
  private Map<String, List<ReportJson>> read(List<Truth> truths, MailFiles files) {
    Path mails = Files.isDirectory(folder.resolve("mail")) ? folder.resolve("mail") : folder;
    List<Path> there = new ArrayList<>();
    for (Truth truth : truths) {
      Path mail = mails.resolve(truth.file());
      if (Files.isReadable(mail)) {
        there.add(mail);
      } else {
        err.println(mail + ": cannot be opened");
      }
    }
    Map<String, List<ReportJson>> read = new LinkedHashMap<>();
    files.readAll(there).forEach((mail, lines) -> read.put(name(mail), lines));
    return read;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void report(List<Truth> truths, Map<String, List<ReportJson>> read) throws IOException {
    Accuracy accuracy = Accuracy.of(truths, read);
    accuracy.printFaults(out);
    out.println();
    accuracy.print(out);
    if (baseline != null) {
      accuracy.printChanges(Accuracy.of(truths, saved(baseline)), out);
    }
    if (save != null) {
      List<String> lines = new ArrayList<>();
      read.values().forEach(of -> of.forEach(line -> lines.add(JSON.writeValueAsString(line))));
      Files.write(save, lines);
    }
    out.flush();
  }

  private static Map<String, List<ReportJson>> saved(Path file) throws IOException {
    Map<String, List<ReportJson>> saved = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .filter(line -> !line.isBlank())
          .map(line -> JSON.readValue(line, ReportJson.class))
          .forEach(
              line ->
                  saved
                      .computeIfAbsent(String.valueOf(line.file()), f -> new ArrayList<>())
                      .add(line));
    }
    return saved;
  }
}
