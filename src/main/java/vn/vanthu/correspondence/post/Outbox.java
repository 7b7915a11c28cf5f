package vn.vanthu.correspondence.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.Letters;

/** The letters that wait, shared by claims between all that send. */
@Repository
public class Outbox {
  private final JdbcClient jdbc;
  private final Letters letters;
  private final Clock clock;

  Outbox(JdbcClient jdbc, Letters letters, Clock clock) {
    this.jdbc = jdbc;
    this.letters = letters;
    this.clock = clock;
  }

  /** The next letter that is due, now the caller's until the lease ends. */
  @Transactional
  public Optional<Claimed> claimNext(Duration lease) {
    Instant now = clock.instant();
    Optional<LetterId> next =
        jdbc.sql(
                """
                select id from letter
                 where status = 'QUEUED' and next_attempt_at <= :now and (claimed_until is null or claimed_until < :now)
                 order by id fetch first 1 row only for update skip locked
                """)
            .param("now", utc(now))
            .query((row, n) -> new LetterId(row.getLong("id")))
            .optional();
    if (next.isEmpty()) {
      return Optional.empty();
    }
    Letter letter = letters.find(next.get()).orElseThrow();
    UUID token = UUID.randomUUID();
    jdbc.sql(
            "update letter set claim = :claim, claimed_until = :until, attempts = attempts + 1"
                + " where id = :id")
        .param("claim", token.toString())
        .param("until", utc(now.plus(lease)))
        .param("id", letter.id().value())
        .update();
    return Optional.of(new Claimed(letter, token));
  }

  void markSent(Claimed claimed) {
    Map<String, Object> now = Map.of("now", utc(clock.instant()));
    end(claimed, "status = 'SENT', sent_at = :now, cause = null", now);
  }

  void markFailed(Claimed claimed, String cause) {
    end(
        claimed,
        "status = 'FAILED', cause = :cause, undelivered_at = :now",
        Map.of("cause", cut(cause), "now", utc(clock.instant())));
  }

  void retryLater(Claimed claimed, String cause, Duration backOff) {
    Map<String, Object> params = new HashMap<>();
    params.put("cause", cut(cause));
    params.put("next", utc(clock.instant().plus(backOff)));
    end(claimed, "cause = :cause, next_attempt_at = :next", params);
  }

  void withhold(Claimed claimed, String cause) {
    end(claimed, "status = 'WITHHELD', cause = :cause", Map.of("cause", cut(cause)));
  }

  private void end(Claimed claimed, String change, Map<String, Object> params) {
    jdbc.sql(
            "update letter set claim = null, claimed_until = null, "
                + change
                + " where id = :id and claim = :claim and status = 'QUEUED'")
        .params(params)
        .param("id", claimed.letter().id().value())
        .param("claim", claimed.token().toString())
        .update();
  }

  private static String cut(String text) {
    return text.length() <= 2000 ? text : text.substring(0, 2000);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** A letter that one sender has; whoever holds another token for it has lost it. */
  public record Claimed(Letter letter, UUID token) {}
}
