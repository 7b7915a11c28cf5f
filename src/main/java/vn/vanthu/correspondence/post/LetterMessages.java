package vn.vanthu.correspondence.post;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterFile;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.Purpose;

/** Letters as messages: text and HTML, pictures, files, and the marks of an automatic letter. */
@Component
class LetterMessages {
  private final Letters letters;
  private final LettersSettings settings;
  private final OfficeSettings office;
  private final Clock clock;

  LetterMessages(Letters letters, LettersSettings settings, OfficeSettings office, Clock clock) {
    this.letters = letters;
    this.settings = settings;
    this.office = office;
    this.clock = clock;
  }

  /**
   * The letter as it goes out.
   *
   * @throws MessagingException if its files are not there or its address is none
   */
  SMTPMessage of(Letter letter, Session session) throws MessagingException {
    Kept message = new Kept(session, letter.messageId());
    address(letter, message);
    mark(letter, message);
    message.setSubject(letter.subject(), "UTF-8");
    message.setSentDate(Date.from(clock.instant()));
    message.setContent(content(letter));
    message.saveChanges();
    return message;
  }

  private void address(Letter letter, SMTPMessage message) throws MessagingException {
    try {
      message.setFrom(new InternetAddress(office.address(), office.name(), "UTF-8"));
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("No UTF-8", e);
    }
    message.setRecipients(MimeMessage.RecipientType.TO, letter.to());
    Optional<String> envelope = settings.bounceAddress(letter.token());
    message.setEnvelopeFrom(envelope.orElse(office.address()));
  }

  /** Source: RFC 3834, 3.1; mail rules, what our own automatic mail must bear. */
  private void mark(Letter letter, MimeMessage message) throws MessagingException {
    if (letter.purpose() != Purpose.REPORT) {
      message.setHeader(
          "Auto-Submitted", letter.purpose().answersMail() ? "auto-replied" : "auto-generated");
      message.setHeader("X-Auto-Response-Suppress", "All");
    }
    message.setHeader("X-Vanthu-Loop", office.address());
    Optional<String> inReplyTo = letter.conversation().inReplyTo();
    if (inReplyTo.isPresent()) {
      message.setHeader("In-Reply-To", inReplyTo.get());
    }
    List<String> references = letter.conversation().references();
    if (!references.isEmpty()) {
      message.setHeader("References", String.join("\r\n ", references));
    }
  }

  /** Files beside the text, pictures beside the HTML text that shows them. */
  private MimeMultipart content(Letter letter) throws MessagingException {
    List<LetterFile> files = letters.files(letter.id());
    List<LetterFile> pictures = files.stream().filter(f -> f.contentId().isPresent()).toList();
    List<LetterFile> beside = files.stream().filter(f -> f.contentId().isEmpty()).toList();
    MimeMultipart text = new FixedMultipart("alternative", letter.token());
    MimeBodyPart plain = text(FlowedText.of(letter.body()), "plain");
    plain.setHeader("Content-Type", "text/plain; charset=UTF-8; format=flowed");
    text.addBodyPart(plain);
    MimeBodyPart html = text(letter.html().orElseGet(() -> HtmlTwin.of(letter.body())), "html");
    text.addBodyPart(pictures.isEmpty() ? html : around(html, pictures, letter.token()));
    if (beside.isEmpty()) {
      return text;
    }
    MimeMultipart mixed = new FixedMultipart("mixed", letter.token());
    mixed.addBodyPart(wrapped(text));
    for (LetterFile file : beside) {
      mixed.addBodyPart(part(file, Part.ATTACHMENT));
    }
    return mixed;
  }

  private MimeBodyPart around(MimeBodyPart first, List<LetterFile> files, String token)
      throws MessagingException {
    MimeMultipart whole = new FixedMultipart("related", token);
    whole.addBodyPart(first);
    for (LetterFile file : files) {
      MimeBodyPart picture = part(file, Part.INLINE);
      picture.setContentID("<" + file.contentId().orElseThrow() + ">");
      whole.addBodyPart(picture);
    }
    return wrapped(whole);
  }

  /**
   * A file under its name as RFC 2231 has it, and for older programs by encoded words, each whole
   * on its line.
   */
  private MimeBodyPart part(LetterFile file, String disposition) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    try {
      part.setDataHandler(new DataHandler(new FileDataSource(letters.content(file).toFile())));
      part.setHeader(
          "Content-Type",
          "%s;\r\n name=\"%s\""
              .formatted(file.type(), MimeUtility.encodeText(file.name(), "UTF-8", "B")));
    } catch (IOException e) {
      throw new MessagingException("A file of the letter is not there: " + file.sha256(), e);
    }
    ParameterList parameters = new ParameterList();
    parameters.set("filename", file.name(), "UTF-8");
    part.setHeader(
        "Content-Disposition", new ContentDisposition(disposition, parameters).toString());
    return part;
  }

  private static MimeBodyPart text(String words, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(words, "UTF-8", subtype);
    return part;
  }

  private static MimeBodyPart wrapped(MimeMultipart multipart) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(multipart);
    return part;
  }

  /** A message that keeps its Message-ID. */
  private static final class Kept extends SMTPMessage {
    private final String id;

    Kept(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
