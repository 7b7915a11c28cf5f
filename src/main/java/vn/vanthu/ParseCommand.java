package vn.vanthu;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import vn.vanthu.console.ReportJson;
import vn.vanthu.forms.Forms;
import vn.vanthu.registry.BadRows;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.RegistryFile;

/**
 * {@code parse FILE...}: reads mail or documents as the service would, writes nothing, prints JSON
 * lines.
 */
@Command(
    name = "parse",
    mixinStandardHelpOptions = true,
    description =
        "Reads .eml files or documents as the service would and prints one JSON object per report,"
            + " one a line. Writes nothing anywhere.")
final class ParseCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = ".eml files or documents")
  private List<Path> files = List.of();

  @Option(names = "--registry", paramLabel = "FILE", description = "the unions: a CSV or XLSX file")
  private @Nullable Path registry;

  @Option(
      names = "--received-at",
      paramLabel = "DATE",
      description = "the day it came, as 2022-06-10; by default the mail's own date")
  private @Nullable LocalDate receivedAt;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  private final PrintWriter out;
  private final PrintWriter err;
  private final JsonMapper json = JsonMapper.builder().build();

  ParseCommand(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      Forms known = reading.forms();
      Registry unions = new Registry(registry == null ? List.of() : RegistryFile.read(registry));
      try (MailFiles reader = reading.reader(known, unions, 1)) {
        return files.stream().mapToInt(file -> parse(file, reader)).max().orElse(0);
      }
    } catch (BadRows e) {
      err.println(registry + ":\n" + e.getMessage());
      return 1;
    } catch (IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private int parse(Path file, MailFiles reader) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      err.println(file + ": cannot be opened");
      return 1;
    }
    try {
      for (ReportJson line : reader.read(file, Optional.ofNullable(receivedAt))) {
        out.println(json.writeValueAsString(line));
      }
      out.flush();
      return 0;
    } catch (UncheckedIOException e) {
      err.println(file + ": " + e.getMessage());
      return 1;
    }
  }
}
