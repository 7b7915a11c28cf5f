package vn.vanthu.correspondence;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** One connection to the mail server, kept open between letters. */
@Component
class SmtpConnection implements DisposableBean {
  private final JavaMailSenderImpl server;
  private final OfficeSettings office;
  private final Clock clock;
  private @Nullable Transport open;

  SmtpConnection(JavaMailSenderImpl server, OfficeSettings office, Clock clock) {
    this.server = server;
    this.office = office;
    this.clock = clock;
  }

  /**
   * Sends a letter under its own Message-ID.
   *
   * @throws MessagingException if the server did not take it; {@link #isPermanent} tells whether it
   *     ever will
   */
  synchronized void send(Letter letter) throws MessagingException {
    MimeMessage message = message(letter);
    Address[] to = {new InternetAddress(letter.to())};
    Transport transport = open;
    if (transport != null && transport.isConnected()) {
      try {
        transport.sendMessage(message, to);
        return;
      } catch (SendFailedException e) {
        throw e;
      } catch (MessagingException e) { // the server has closed the kept connection
        close();
      }
    }
    connect().sendMessage(message, to);
  }

  /** Whether the server will never take it. */
  static boolean isPermanent(MessagingException e) {
    for (Exception x = e;
        x != null;
        x = x instanceof MessagingException m ? m.getNextException() : null) {
      if (x instanceof SMTPSendFailedException s && s.getReturnCode() >= 400) {
        return s.getReturnCode() >= 500;
      }
      if (x instanceof SMTPAddressFailedException a && a.getReturnCode() >= 400) {
        return a.getReturnCode() >= 500;
      }
      if (x instanceof jakarta.mail.internet.AddressException) {
        return true;
      }
    }
    return false;
  }

  private Transport connect() throws MessagingException {
    String protocol = server.getProtocol() == null ? "smtp" : server.getProtocol();
    Transport transport = server.getSession().getTransport(protocol);
    transport.connect(
        server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
    open = transport;
    return transport;
  }

  private void close() {
    try {
      if (open != null) {
        open.close();
      }
    } catch (MessagingException e) {
      open = null;
    }
    open = null;
  }

  private MimeMessage message(Letter letter) throws MessagingException {
    MimeMessage message = new Kept(server.getSession(), letter.messageId());
    try {
      message.setFrom(new InternetAddress(office.address(), office.name(), "UTF-8"));
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("No UTF-8", e);
    }
    message.setRecipients(MimeMessage.RecipientType.TO, letter.to());
    message.setSubject(letter.subject(), "UTF-8");
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader(
        "Auto-Submitted", letter.inReplyTo().isPresent() ? "auto-replied" : "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    message.setHeader("X-Vanthu-Loop", office.address());
    if (letter.inReplyTo().isPresent()) {
      message.setHeader("In-Reply-To", letter.inReplyTo().get());
    }
    if (!letter.references().isEmpty()) {
      message.setHeader("References", letter.references().replace(" ", "\r\n "));
    }
    MimeMultipart alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(text(letter.body(), "plain"));
    alternatives.addBodyPart(text(html(letter.body()), "html"));
    message.setContent(alternatives);
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart text(String words, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(words, "UTF-8", subtype);
    return part;
  }

  private static String html(String body) {
    String escaped =
        HtmlUtils.htmlEscape(body, StandardCharsets.UTF_8.name()).replace("\n", "<br>\n");
    return "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>"
        + "<body style=\"font-family:sans-serif;font-size:16px;line-height:1.5;max-width:42em;margin:1em\">"
        + escaped
        + "</body></html>";
  }

  @Override
  public synchronized void destroy() {
    close();
  }

  /** A message that keeps its Message-ID. */
  private static final class Kept extends MimeMessage {
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
