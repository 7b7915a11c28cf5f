package vn.vanthu.intake;

import java.nio.file.Path;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.vanthu.mailbox.LoneFile;

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
    return reader.read(LoneFile.mail(name, file), receivedOn);
  }
}
