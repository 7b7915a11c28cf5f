package vn.vanthu.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what arrived: the raw bytes first, then the row and the watermark in one transaction. Only
 * then does anything else happen.
 */
@Component
public class Keeping {
  private static final Logger log = LoggerFactory.getLogger(Keeping.class);

  private final RawStore raw;
  private final Mails mails;
  private final TransactionTemplate transaction;
  private final MailboxSettings settings;
  private final Clock clock;
  private final ZoneId zone;

  public Keeping(
      RawStore raw,
      Mails mails,
      TransactionTemplate transaction,
      MailboxSettings settings,
      Clock clock,
      ZoneId zone) {
    this.raw = raw;
    this.mails = mails;
    this.transaction = transaction;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Keeps one message; one that is kept already only moves the watermark.
   *
   * @param takeFrom the day from which the folder is taken, kept with the watermark
   * @throws IOException if it cannot be fetched or kept: it is then tried again
   */
  public void keep(Arrival arrival, LocalDate takeFrom) throws IOException {
    if (mails.has(arrival)) {
      advance(arrival, takeFrom);
      return;
    }
    RawStore.Raw kept = raw.keep(arrival.source());
    if (mails.hasUnderOtherNumber(arrival, kept.sha256())) {
      log.info(
          "{} {} uid {}: kept already under another number",
          arrival.mailbox(),
          arrival.folder(),
          arrival.uid());
      advance(arrival, takeFrom);
      return;
    }
    MimeMail mail = MimeReader.read(raw.file(kept.sha256()));
    String fingerprint = fingerprint(mail, kept.sha256());
    boolean tooOld =
        arrival.receivedAt().isBefore(clock.instant().minus(settings.letters().answerWithin()));
    int year = clock.instant().atZone(zone).getYear();
    transaction.executeWithoutResult(
        status -> {
          Optional<MailId> first = mails.firstLike(kept.sha256(), fingerprint);
          mails.insert(arrival, kept, mail, fingerprint, first, tooOld, year);
          advanceNow(arrival, takeFrom);
        });
  }

  /** Passes over a message that has gone. */
  void advance(Arrival arrival, LocalDate takeFrom) {
    transaction.executeWithoutResult(status -> advanceNow(arrival, takeFrom));
  }

  private void advanceNow(Arrival arrival, LocalDate takeFrom) {
    long last =
        mails
            .watermark(arrival.mailbox(), arrival.folder(), arrival.uidValidity())
            .map(Mails.Watermark::lastUid)
            .orElse(0L);
    mails.setWatermark(
        arrival.mailbox(),
        arrival.folder(),
        arrival.uidValidity(),
        new Mails.Watermark(Math.max(last, arrival.uid()), takeFrom));
  }

  /**
   * What makes two mails the same although they came by two routes: trace headers are left out.
   * Without a Message-ID, the bytes.
   */
  private static String fingerprint(MimeMail mail, String sha256) {
    if (mail.messageId().isEmpty()) {
      return sha256;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String head =
          mail.messageId().get()
              + "\n"
              + mail.from()
              + "\n"
              + mail.headers().first("Date").orElse("")
              + "\n"
              + mail.subject();
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      byte[] buffer = new byte[16 * 1024];
      for (MailPart part : mail.parts()) {
        try (InputStream in = part.open()) {
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      return sha256;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
