package vn.vanthu.correspondence.post;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.Letter;

/** One connection to the mail server, kept open between letters. */
@Component
class SmtpConnection implements DisposableBean {
  private final JavaMailSenderImpl server;
  private final LetterMessages messages;
  private @Nullable Transport open;

  SmtpConnection(JavaMailSenderImpl server, LetterMessages messages) {
    this.server = server;
    this.messages = messages;
  }

  /**
   * Sends a letter under its own Message-ID.
   *
   * @throws MessagingException if the server did not take it; {@link #isPermanent} tells whether it
   *     ever will
   */
  synchronized void send(Letter letter) throws MessagingException {
    SMTPMessage message = messages.of(letter, server.getSession());
    Address[] to = {new InternetAddress(letter.to())};
    Transport transport = open;
    if (transport != null && transport.isConnected()) {
      try {
        send(transport, message, to, letter);
        return;
      } catch (SendFailedException e) {
        throw e;
      } catch (MessagingException e) { // the server has closed the kept connection
        close();
      }
    }
    send(connect(), message, to, letter);
  }

  /** The envelope bears the letter's word where the server has the extension (RFC 3461, ENVID). */
  private static void send(Transport transport, SMTPMessage message, Address[] to, Letter letter)
      throws MessagingException {
    if (transport instanceof SMTPTransport smtp && smtp.supportsExtension("DSN")) {
      message.setMailExtension("RET=HDRS ENVID=" + letter.token());
      message.setNotifyOptions(SMTPMessage.NOTIFY_FAILURE | SMTPMessage.NOTIFY_DELAY);
    }
    transport.sendMessage(message, to);
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

  @Override
  public synchronized void destroy() {
    close();
  }
}
