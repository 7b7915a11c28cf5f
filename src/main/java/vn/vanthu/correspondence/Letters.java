package vn.vanthu.correspondence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All letters ever written, and the outbox of those that wait. */
@Repository
public class Letters {
  private final JdbcClient jdbc;
  private final Clock clock;

  public Letters(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Writes a letter in the caller's transaction; a second one of the same purpose and cause is not
   * written.
   */
  void write(Draft draft, LetterStatus status, Optional<String> cause) {
    jdbc.sql(
            """
            insert into letter (purpose, cause_id, kind, to_address, unit, thread, status, message_id, in_reply_to, refs, subject, body,
                                queued_at, next_attempt_at, cause)
            values (:purpose, :causeId, :kind, :to, :unit, :thread, :status, :messageId, :inReplyTo, :refs, :subject, :body,
                    :now, :now, :cause)
            on conflict do nothing
            """)
        .param("purpose", draft.purpose())
        .param("causeId", draft.causeId())
        .param("kind", draft.kind())
        .param("to", draft.to())
        .param("unit", draft.unit().orElse(null))
        .param("thread", draft.thread())
        .param("status", status.name())
        .param("messageId", draft.messageId())
        .param("inReplyTo", draft.inReplyTo().orElse(null))
        .param("refs", draft.references())
        .param("subject", draft.subject())
        .param("body", draft.body())
        .param("now", utc(clock.instant()))
        .param("cause", cause.orElse(null))
        .update();
  }

  /** The next letter of the outbox, now the caller's until the lease ends. */
  @Transactional
  public Optional<Claimed> claimNext(Duration lease) {
    Instant now = clock.instant();
    Optional<Letter> next =
        jdbc.sql(
                """
                select * from letter
                 where status = 'QUEUED' and next_attempt_at <= :now and (claimed_until is null or claimed_until < :now)
                 order by id fetch first 1 row only for update skip locked
                """)
            .param("now", utc(now))
            .query(Letters::letter)
            .optional();
    if (next.isEmpty()) {
      return Optional.empty();
    }
    UUID token = UUID.randomUUID();
    jdbc.sql(
            "update letter set claim = :claim, claimed_until = :until, attempts = attempts + 1 where id = :id")
        .param("claim", token.toString())
        .param("until", utc(now.plus(lease)))
        .param("id", next.get().id())
        .update();
    return Optional.of(new Claimed(next.get(), token));
  }

  void markSent(Claimed claimed) {
    end(
        claimed,
        "status = 'SENT', sent_at = :now, cause = null",
        Map.of("now", utc(clock.instant())));
  }

  void markFailed(Claimed claimed, String cause) {
    end(claimed, "status = 'FAILED', cause = :cause", Map.of("cause", cut(cause)));
  }

  void retryLater(Claimed claimed, String cause, Duration backOff) {
    end(
        claimed,
        "cause = :cause, next_attempt_at = :next",
        Map.of("cause", cut(cause), "next", utc(clock.instant().plus(backOff))));
  }

  void withhold(Claimed claimed, String cause) {
    end(claimed, "status = 'WITHHELD', cause = :cause", Map.of("cause", cut(cause)));
  }

  /** Letters that went or wait to go since then, to one address or, if empty, to all. */
  int countSince(Instant since, Optional<String> address, Optional<String> thread) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("since", utc(since));
    StringBuilder where =
        new StringBuilder("status in ('QUEUED', 'SENT', 'BOUNCED') and queued_at > :since");
    address.ifPresent(
        a -> {
          where.append(" and lower(to_address) = :address");
          params.put("address", a);
        });
    thread.ifPresent(
        t -> {
          where.append(" and thread = :thread");
          params.put("thread", t);
        });
    return jdbc.sql("select count(*) from letter where " + where)
        .params(params)
        .query(Integer.class)
        .single();
  }

  /** Letters that the mail server took since then. */
  int sentSince(Instant since) {
    return jdbc.sql("select count(*) from letter where sent_at > :since")
        .param("since", utc(since))
        .query(Integer.class)
        .single();
  }

  /** Letters that fit, newest first. */
  public List<Letter> page(
      Optional<LetterStatus> status, Optional<String> kind, int page, int size) {
    Map<String, Object> params = new LinkedHashMap<>();
    String where = where(status, kind, params);
    return jdbc.sql("select * from letter " + where + " order by id desc limit :size offset :skip")
        .params(params)
        .param("size", size)
        .param("skip", (long) page * size)
        .query(Letters::letter)
        .list();
  }

  /** How many letters fit. */
  public long count(Optional<LetterStatus> status, Optional<String> kind) {
    Map<String, Object> params = new LinkedHashMap<>();
    String where = where(status, kind, params);
    return jdbc.sql("select count(*) from letter " + where)
        .params(params)
        .query(Long.class)
        .single();
  }

  private static String where(
      Optional<LetterStatus> status, Optional<String> kind, Map<String, Object> params) {
    StringBuilder where = new StringBuilder("where 1 = 1");
    status.ifPresent(
        s -> {
          where.append(" and status = :status");
          params.put("status", s.name());
        });
    kind.ifPresent(
        k -> {
          where.append(" and kind = :kind");
          params.put("kind", k);
        });
    return where.toString();
  }

  private void end(Claimed claimed, String change, Map<String, Object> params) {
    jdbc.sql(
            "update letter set claim = null, claimed_until = null, "
                + change
                + " where id = :id and claim = :claim and status = 'QUEUED'")
        .params(params)
        .param("id", claimed.letter().id())
        .param("claim", claimed.token().toString())
        .update();
  }

  private static Letter letter(ResultSet row, int n) throws SQLException {
    return new Letter(
        row.getLong("id"),
        row.getString("purpose"),
        row.getString("cause_id"),
        row.getString("kind"),
        row.getString("to_address"),
        Optional.ofNullable(row.getString("unit")),
        row.getString("thread"),
        LetterStatus.valueOf(row.getString("status")),
        row.getString("message_id"),
        Optional.ofNullable(row.getString("in_reply_to")),
        row.getString("refs"),
        row.getString("subject"),
        row.getString("body"),
        row.getObject("queued_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("cause")));
  }

  private static String cut(String text) {
    return text.length() <= 2000 ? text : text.substring(0, 2000);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** A letter that one sender has; whoever holds another token for it has lost it. */
  public record Claimed(Letter letter, UUID token) {}

  /** A letter to be written. */
  record Draft(
      String purpose,
      String causeId,
      String kind,
      String to,
      Optional<String> unit,
      String thread,
      String messageId,
      Optional<String> inReplyTo,
      String references,
      String subject,
      String body) {}
}
