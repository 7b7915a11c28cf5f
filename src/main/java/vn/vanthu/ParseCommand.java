package vn.vanthu;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import vn.vanthu.console.ReportJson;
import vn.vanthu.extraction.OcrSettings;
import vn.vanthu.extraction.ReadingLimits;
import vn.vanthu.extraction.WorkerTextExtractor;
import vn.vanthu.forms.FormInterpreter;
import vn.vanthu.forms.Forms;
import vn.vanthu.intake.MailContents;
import vn.vanthu.intake.MailReader;
import vn.vanthu.intake.ReadMail;
import vn.vanthu.intake.Screen;
import vn.vanthu.intake.Senders;
import vn.vanthu.mailbox.MailHeaders;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.MimeReader;
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

  @Option(names = "--form", paramLabel = "KEY", description = "only this form")
  private @Nullable String form;

  @Option(
      names = "--forms",
      paramLabel = "FOLDER",
      description = "folder of the forms (default: ${DEFAULT-VALUE})")
  private Path forms = Path.of("config", "forms");

  @Option(
      names = "--received-at",
      paramLabel = "DATE",
      description = "the day it came, as 2022-06-10; by default the mail's own date")
  private @Nullable LocalDate receivedAt;

  @Option(
      names = "--own-address",
      paramLabel = "ADDRESS",
      description = "an address of the office: mail from it is its own come back")
  private List<String> own = List.of();

  @Option(names = "--no-ocr", description = "leave scans and pictures unread")
  private boolean noOcr;

  private final PrintWriter out;
  private final PrintWriter err;
  private final JsonMapper json = JsonMapper.builder().build();

  ParseCommand(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try (WorkerTextExtractor extractor =
        new WorkerTextExtractor(ReadingLimits.defaults(), ocr(), 1)) {
      Forms known = forms();
      if (known.all().isEmpty()) {
        err.println("No form of the key '" + form + "' in " + forms);
        return 2;
      }
      Registry unions = new Registry(registry == null ? List.of() : RegistryFile.read(registry));
      MailReader reader = reader(extractor, known, unions);
      return files.stream().mapToInt(file -> parse(file, reader)).max().orElse(0);
    } catch (BadRows e) {
      err.println(registry + ":\n" + e.getMessage());
      return 1;
    } catch (IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private OcrSettings ocr() {
    OcrSettings settings = OcrSettings.defaults();
    return noOcr ? settings.off() : settings.ifInstalled();
  }

  private Forms forms() throws IOException {
    Forms all = FormFiles.in(forms);
    return form == null ? all : new Forms(all.find(form).stream().toList());
  }

  private MailReader reader(WorkerTextExtractor extractor, Forms known, Registry unions) {
    Set<String> addresses = Set.copyOf(own.stream().map(a -> a.toLowerCase(Locale.ROOT)).toList());
    return new MailReader(
        new Screen(),
        new MailContents(extractor),
        new FormInterpreter(known),
        new Senders(() -> unions),
        addresses);
  }

  private int parse(Path file, MailReader reader) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      err.println(file + ": cannot be opened");
      return 1;
    }
    try {
      MimeMail mail = isMail(file) ? MimeReader.read(file) : document(file);
      LocalDate day = receivedOn(mail);
      ReadMail read = reader.read(mail, day);
      for (ReportJson line : ReportJson.of(String.valueOf(file.getFileName()), mail, read)) {
        out.println(json.writeValueAsString(line));
      }
      out.flush();
      return 0;
    } catch (UncheckedIOException e) {
      err.println(file + ": " + e.getMessage());
      return 1;
    }
  }

  private LocalDate receivedOn(MimeMail mail) {
    if (receivedAt != null) {
      return receivedAt;
    }
    ZoneId zone = ZoneId.of("Asia/Ho_Chi_Minh");
    return mail.date()
        .map(d -> d.atZone(zone).toLocalDate())
        .orElseGet(() -> LocalDate.ofInstant(java.time.Clock.systemUTC().instant(), zone));
  }

  private static boolean isMail(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".eml");
  }

  /** A document alone, as if a mail without words had brought it. */
  private static MimeMail document(Path file) {
    MailPart part = new FilePart(file);
    return new MimeMail(
        new MailHeaders(List.of()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(part),
        List.of());
  }

  private record FilePart(Path file) implements MailPart {
    @Override
    public String name() {
      return String.valueOf(file.getFileName());
    }

    @Override
    public String type() {
      return "";
    }

    @Override
    public boolean body() {
      return false;
    }

    @Override
    public boolean inline() {
      return false;
    }

    @Override
    public Optional<String> text() {
      return Optional.empty();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public Optional<MimeMail> message() {
      return Optional.empty();
    }
  }
}
