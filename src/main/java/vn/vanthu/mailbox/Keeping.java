package vn.vanthu.mailbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what arrived: the raw bytes first, then the row and the watermark in one transaction. Only
 * then does anything else happen.
 */
@Component
public class Keeping {
  private static final Logger log = LoggerFactory.getLogger(Keeping.class);
  private static final Duration FIRST_WAIT = Duration.ofMinutes(10);
  private static final int LONGEST_WAIT_DOUBLINGS = 7; // about a day

  private final RawStore raw;
  private final Arrivals arrivals;
  private final Watermarks watermarks;
  private final TransactionTemplate transaction;
  private final MailboxSettings settings;
  private final Clock clock;
  private final ZoneId zone;

  Keeping(
      RawStore raw,
      Arrivals arrivals,
      Watermarks watermarks,
      TransactionTemplate transaction,
      MailboxSettings settings,
      Clock clock,
      ZoneId zone) {
    this.raw = raw;
    this.arrivals = arrivals;
    this.watermarks = watermarks;
    this.transaction = transaction;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  /** One that is not wired by Spring, over that database. */
  public static Keeping over(
      RawStore raw,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      MailboxSettings settings,
      Clock clock,
      ZoneId zone) {
    Arrivals arrivals = new Arrivals(jdbc, clock);
    return new Keeping(raw, arrivals, new Watermarks(jdbc), transaction, settings, clock, zone);
  }

  /**
   * Keeps one message; one that is kept already only moves the watermark.
   *
   * @throws IOException if it cannot be fetched or kept: it is then tried again
   */
  public void keep(Arrival arrival) throws IOException {
    if (arrivals.has(arrival.numbering(), arrival.uid())) {
      pass(arrival.numbering(), arrival.uid());
      return;
    }
    RawStore.Raw kept = raw.keep(arrival.source());
    if (arrivals.hasUnderOtherNumber(arrival.numbering(), kept.sha256())) {
      log.info("{} uid {}: kept already under another number", arrival.numbering(), arrival.uid());
      arrivals.again(arrival.numbering(), arrival.uid(), kept.sha256());
      pass(arrival.numbering(), arrival.uid());
      return;
    }
    Known known = known(arrival, kept);
    try {
      transaction.executeWithoutResult(
          status -> {
            arrivals.insert(arrival.numbering(), arrival.uid(), row(known));
            watermarks.advance(arrival.numbering(), arrival.uid());
          });
    } catch (DuplicateKeyException e) {
      keptByAnotherNode(arrival, e);
    }
  }

  private void keptByAnotherNode(Arrival arrival, DuplicateKeyException e) {
    if (!arrivals.has(arrival.numbering(), arrival.uid())) {
      throw e;
    }
    pass(arrival.numbering(), arrival.uid());
  }

  /** Passes over a message that has gone, or that need not be taken. */
  public void pass(Numbering numbering, long uid) {
    watermarks.advance(numbering, uid);
  }

  /**
   * Records a message that the server has but does not give out, so that it does not block those
   * behind it; it is asked for again later, ever more seldom.
   *
   * @param cause what the server said
   */
  public void recordUnfetched(Numbering numbering, long uid, String cause) throws IOException {
    if (arrivals.has(numbering, uid)) {
      int tries = Math.min(LONGEST_WAIT_DOUBLINGS, arrivals.fetchTries(numbering, uid));
      arrivals.markNotFetched(numbering, uid, cause, again(FIRST_WAIT.multipliedBy(1L << tries)));
      return;
    }
    Arrival nothing = new Arrival(numbering, uid, Optional.empty(), false, out -> {});
    Known known = known(nothing, raw.keep(nothing.source()));
    transaction.executeWithoutResult(
        status -> {
          arrivals.insert(numbering, uid, row(known));
          arrivals.markNotFetched(numbering, uid, cause, again(FIRST_WAIT));
          watermarks.advance(numbering, uid);
        });
  }

  /** Recorded messages whose bytes are to be asked for again now, by UID. */
  public List<Long> dueForFetching(Numbering numbering) {
    return arrivals.dueForFetching(numbering);
  }

  /** Completes a message that {@link #recordUnfetched} has recorded: it now enters the line. */
  public void complete(Arrival arrival) throws IOException {
    Known known = known(arrival, raw.keep(arrival.source()));
    transaction.executeWithoutResult(
        status -> arrivals.complete(arrival.numbering(), arrival.uid(), row(known)));
  }

  /** A recorded message is gone before its bytes could be had. */
  public void giveUp(Numbering numbering, long uid) {
    arrivals.markGone(numbering, uid);
  }

  private Known known(Arrival arrival, RawStore.Raw kept) throws IOException {
    MimeMail mail = decoded(kept.sha256());
    return new Known(arrival, kept, mail, Fingerprint.of(mail, kept.sha256()));
  }

  /** The waiting line will say what is wrong with it; here it must only not be lost. */
  private MimeMail decoded(String sha256) throws IOException {
    try {
      return MimeReader.read(raw.file(sha256));
    } catch (RuntimeException | StackOverflowError e) {
      log.error("a mail could not be decoded, its bytes are kept: {}", sha256, e);
      return MimeReader.read(new byte[0]);
    }
  }

  private Arrivals.Row row(Known known) {
    Instant now = clock.instant();
    Instant receivedAt = receivedAt(known.arrival(), now);
    return new Arrivals.Row(
        known.arrival().serverDate(),
        receivedAt,
        now.atZone(zone).getYear(),
        known.kept(),
        known.mail(),
        known.fingerprint(),
        known.arrival().oversize(),
        receivedAt.isBefore(now.minus(settings.letters().answerWithin())));
  }

  /** No mail arrives tomorrow, whatever the server's clock says. */
  private static Instant receivedAt(Arrival arrival, Instant now) {
    return arrival
        .serverDate()
        .filter(date -> date.isBefore(now.plus(Duration.ofDays(1))))
        .orElse(now);
  }

  private Instant again(Duration later) {
    return clock.instant().plus(later);
  }

  private record Known(Arrival arrival, RawStore.Raw kept, MimeMail mail, String fingerprint) {}
}
