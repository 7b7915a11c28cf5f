package vn.vanthu.correspondence.digests;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.correspondence.LetterAddress;

/** The digests that were made, for whom and for which time. */
@Repository
class DigestRows {
  private final JdbcClient jdbc;
  private final Clock clock;

  DigestRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Up to when that person has been told; empty before the first digest. */
  Optional<Instant> toldUntil(String address, DigestKind kind) {
    return jdbc.sql("select max(window_to) from digest where address_key = :key and kind = :kind")
        .param("key", LetterAddress.key(address))
        .param("kind", kind.name())
        .query(
            (row, n) ->
                Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant))
        .single();
  }

  /** Takes a window; false if another run or node has taken it. Joins the caller's transaction. */
  boolean take(String address, DigestKind kind, DigestWindow window) {
    return jdbc.sql(
                """
                insert into digest (address_key, kind, window_from, window_to, made_at)
                values (:key, :kind, :from, :to, :now) on conflict do nothing
                """)
            .param("key", LetterAddress.key(address))
            .param("kind", kind.name())
            .param("from", window.from().atOffset(ZoneOffset.UTC))
            .param("to", window.to().atOffset(ZoneOffset.UTC))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }
}
