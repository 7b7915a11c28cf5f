package vn.vanthu.intake.again;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who works on which job: one node each, for as long as its lease is renewed. */
@Repository
class JobClaims {
  static final Duration LEASE = Duration.ofSeconds(60);

  private final JdbcClient jdbc;
  private final Clock clock;

  JobClaims(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The oldest job that nobody works on. */
  @Transactional
  public Optional<Claim> next() {
    Instant now = clock.instant();
    Optional<Long> next =
        jdbc.sql(
                """
                select id from reading_job
                 where status in ('LOOKING', 'APPLYING') and (claimed_until is null or claimed_until < :now)
                 order by id fetch first 1 row only for update skip locked
                """)
            .param("now", utc(now))
            .query(Long.class)
            .optional();
    if (next.isEmpty()) {
      return Optional.empty();
    }
    Claim claim = new Claim(next.get(), UUID.randomUUID().toString());
    jdbc.sql("update reading_job set claim = :claim, claimed_until = :until where id = :id")
        .param("claim", claim.token())
        .param("until", utc(now.plus(LEASE)))
        .param("id", claim.job())
        .update();
    return Optional.of(claim);
  }

  /** Whether the job is still this worker's. */
  boolean renew(Claim claim) {
    return jdbc.sql(
                "update reading_job set claimed_until = :until where id = :id and claim = :claim")
            .param("until", utc(clock.instant().plus(LEASE)))
            .param("id", claim.job())
            .param("claim", claim.token())
            .update()
        > 0;
  }

  /**
   * One more mail is read.
   *
   * @return false if the job is no longer this worker's: then nothing of it may be kept
   */
  boolean step(Claim claim, long behind, boolean failed) {
    return jdbc.sql(
                """
                update reading_job set done = done + 1, behind = :behind, failed = failed + :failed
                 where id = :id and claim = :claim
                """)
            .param("behind", behind)
            .param("failed", failed ? 1 : 0)
            .param("id", claim.job())
            .param("claim", claim.token())
            .update()
        > 0;
  }

  /** All its mails are read, or filed; one that has found nothing is done. */
  void end(Claim claim) {
    jdbc.sql(
            """
            update reading_job
               set claim = null, claimed_until = null,
                   ended_at = case when status = 'LOOKING' and exists (select 1 from reading_difference d where d.job_id = reading_job.id)
                                   then ended_at else :now end,
                   status = case when status = 'LOOKING' and exists (select 1 from reading_difference d where d.job_id = reading_job.id)
                                 then 'LOOKED' else 'DONE' end
             where id = :id and claim = :claim
            """)
        .param("now", utc(clock.instant()))
        .param("id", claim.job())
        .param("claim", claim.token())
        .update();
  }

  /** Leaves it to whoever asks next. */
  void leave(Claim claim) {
    jdbc.sql(
            "update reading_job set claim = null, claimed_until = null where id = :id and claim ="
                + " :claim")
        .param("id", claim.job())
        .param("claim", claim.token())
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** A job that one worker has. */
  record Claim(long job, String token) {}
}
