package vn.vanthu.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.vanthu.mailbox.MailHeaders;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.MimeReader;

/** Reads a file as if it had come by mail, pictures among it; keeps and writes nothing. */
@Component
public class FileTrial {
  private final MailReader reader;

  FileTrial(MailReader reader) {
    this.reader = reader;
  }

  /**
   * What would be read.
   *
   * @param name of the file; one that ends in {@code .eml} is a whole mail
   * @param file its bytes, which stay the caller's
   * @param receivedOn the day on which it is thought to come
   * @throws java.io.UncheckedIOException if it cannot be opened
   */
  public ReadMail read(String name, Path file, LocalDate receivedOn) {
    boolean mail = name.toLowerCase(Locale.ROOT).endsWith(".eml");
    MimeMail message = mail ? MimeReader.read(file) : around(new FilePart(name, file));
    return reader.read(message, receivedOn);
  }

  /** A mail without a word that brings the file. */
  private static MimeMail around(MailPart part) {
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

  private record FilePart(String name, Path file) implements MailPart {
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
