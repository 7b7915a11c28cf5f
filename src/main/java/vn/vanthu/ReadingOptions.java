package vn.vanthu;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.vanthu.forms.Forms;
import vn.vanthu.registry.Registry;

/** How files are read by the commands that read any. */
final class ReadingOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(names = "--form", paramLabel = "KEY", description = "only this form")
  private @Nullable String form;

  @Option(
      names = "--forms",
      paramLabel = "FOLDER",
      description = "folder of the forms (default: ${DEFAULT-VALUE})")
  private Path forms = Path.of("config", "forms");

  @Option(
      names = "--own-address",
      paramLabel = "ADDRESS",
      description = "an address of the office: mail from it is its own come back")
  private List<String> own = List.of();

  @Option(names = "--no-ocr", description = "leave scans and pictures unread")
  private boolean noOcr;

  /**
   * The forms to read by.
   *
   * @throws ParameterException if there is none
   */
  Forms forms() throws IOException {
    Forms known = FormFiles.in(forms, Optional.ofNullable(form));
    if (known.all().isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(),
          "No form of the key '" + form + "' in " + forms);
    }
    return known;
  }

  /** What reads as many files at once as there are workers. */
  MailFiles reader(Forms known, Registry unions, int workers) {
    return new MailFiles(known, unions, Set.copyOf(own), MailFiles.ocr(noOcr), workers);
  }
}
