package vn.vanthu.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file that did not come by mail, as the one part of a mail without a word. */
public record LoneFile(String name, Path file) implements MailPart {
  /**
   * The mail in a file, or around it.
   *
   * @param name of the file; one that ends in {@code .eml} is a whole mail
   * @throws java.io.UncheckedIOException if it is a mail that cannot be opened
   */
  public static MimeMail mail(String name, Path file) {
    if (name.toLowerCase(Locale.ROOT).endsWith(".eml")) {
      return MimeReader.read(file);
    }
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
        List.of(new LoneFile(name, file)),
        List.of());
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
