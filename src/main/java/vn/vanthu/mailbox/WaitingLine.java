package vn.vanthu.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The mail that is not yet settled, which any number of workers share by claiming its rows. */
@Repository
public class WaitingLine {
  static final String ARGS_APART = "\u001F";

  private final JdbcClient jdbc;
  private final Clock clock;

  public WaitingLine(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The next mail of the line, oldest first, now the caller's until the lease ends; none of the
   * slow lane.
   *
   * @return empty if none is due
   */
  @Transactional
  public Optional<Claim> claimNext(Duration lease) {
    return claimNext(lease, false);
  }

  /** The next mail of the slow lane, as {@link #claimNext(Duration)}. */
  @Transactional
  public Optional<Claim> claimNextSlow(Duration lease) {
    return claimNext(lease, true);
  }

  private Optional<Claim> claimNext(Duration lease, boolean slow) {
    Instant now = clock.instant();
    Optional<Long> next =
        jdbc.sql(
                """
                select id from mail
                 where status = 'RECEIVED' and slow = :slow and next_attempt_at <= :now and (claimed_until is null or claimed_until < :now)
                 order by received_at, id
                 fetch first 1 row only for update skip locked
                """)
            .param("now", utc(now))
            .param("slow", slow)
            .query(Long.class)
            .optional();
    if (next.isEmpty()) {
      return Optional.empty();
    }
    Claim claim = new Claim(new MailId(next.get()), UUID.randomUUID());
    jdbc.sql(
            "update mail set claim = :claim, claimed_until = :until, attempts = attempts + 1 where"
                + " id = :id")
        .param("claim", claim.token().toString())
        .param("until", utc(now.plus(lease)))
        .param("id", next.get())
        .update();
    return Optional.of(claim);
  }

  /** Keeps a claim alive. */
  public void renew(Claim claim, Duration lease) {
    jdbc.sql(
            "update mail set claimed_until = :until where id = :id and claim = :claim and status ="
                + " 'RECEIVED'")
        .param("until", utc(clock.instant().plus(lease)))
        .param("id", claim.id().value())
        .param("claim", claim.token().toString())
        .update();
  }

  /**
   * Settles a mail's fate, in the caller's transaction.
   *
   * @return false if the claim has passed to another worker
   */
  public boolean markDone(Claim claim, Fate fate) {
    return jdbc.sql(
                """
                update mail set status = 'DONE', claim = null, claimed_until = null, cause = null,
                                kind = :kind, disposition = :disposition, why_code = :code, why_args = :args
                 where id = :id and claim = :claim and status = 'RECEIVED'
                """)
            .params(params(fate))
            .param("id", claim.id().value())
            .param("claim", claim.token().toString())
            .update()
        == 1;
  }

  /** Gives a mail back to the line, to wait in the slow lane: reading it takes long. */
  public void moveToSlowLane(Claim claim) {
    jdbc.sql(
            """
            update mail set slow = true, claim = null, claimed_until = null, attempts = 0
             where id = :id and claim = :claim and status = 'RECEIVED'
            """)
        .param("id", claim.id().value())
        .param("claim", claim.token().toString())
        .update();
  }

  /** Gives a mail back to the line for later. */
  public void retryLater(Claim claim, String cause, Duration backOff) {
    jdbc.sql(
            """
            update mail set claim = null, claimed_until = null, cause = :cause, next_attempt_at = :next
             where id = :id and claim = :claim and status = 'RECEIVED'
            """)
        .param("cause", cut(cause, 2000))
        .param("next", utc(clock.instant().plus(backOff)))
        .param("id", claim.id().value())
        .param("claim", claim.token().toString())
        .update();
  }

  /** Puts a mail aside with its cause; a person may send it through again. */
  public void markFailed(Claim claim, String cause) {
    jdbc.sql(
            """
            update mail set status = 'FAILED', claim = null, claimed_until = null, cause = :cause
             where id = :id and claim = :claim and status = 'RECEIVED'
            """)
        .param("cause", cut(cause, 2000))
        .param("id", claim.id().value())
        .param("claim", claim.token().toString())
        .update();
  }

  /** Sends a failed mail through again; one whose bytes are lacking is asked for again first. */
  @Transactional
  public void requeue(MailId id) {
    jdbc.sql("update mail set fetch_again_at = :now where id = :id and fetch_again_at is not null")
        .param("now", utc(clock.instant()))
        .param("id", id.value())
        .update();
    jdbc.sql(
            """
            update mail set status = 'RECEIVED', attempts = 0, next_attempt_at = :now
             where id = :id and status = 'FAILED' and fetch_again_at is null
            """)
        .param("now", utc(clock.instant()))
        .param("id", id.value())
        .update();
  }

  /** The columns of a fate, by the names that statements give them. */
  static Map<String, Object> params(Fate fate) {
    return Map.of(
        "kind", fate.kind().name(),
        "disposition", fate.disposition().name(),
        "code", fate.whyCode(),
        "args", cut(String.join(ARGS_APART, fate.whyArgs()), 4000));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
