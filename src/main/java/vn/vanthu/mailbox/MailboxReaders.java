package vn.vanthu.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which node reads a mailbox: one at a time, so that a cluster opens one connection to it. Two that
 * read it all the same do no harm, they only fetch twice what is kept once.
 */
@Repository
public class MailboxReaders {
  /** How long a dead node's mailbox waits for another. */
  public static final Duration LEASE = Duration.ofSeconds(45);

  private final JdbcClient jdbc;
  private final Clock clock;

  public MailboxReaders(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Makes {@code node} the mailbox's reader for a while, or keeps it so; false while another is.
   */
  public boolean hold(String mailbox, String node) {
    Instant now = clock.instant();
    int held =
        jdbc.sql(
                """
                update mailbox_reader set node = :node, held_until = :until
                 where mailbox = :mailbox and (node = :node or held_until < :now)
                """)
            .param("node", node)
            .param("mailbox", mailbox)
            .param("until", utc(now.plus(LEASE)))
            .param("now", utc(now))
            .update();
    return held == 1 || begin(mailbox, node, now);
  }

  /** Lets another node read it at once. */
  public void release(String mailbox, String node) {
    jdbc.sql("delete from mailbox_reader where mailbox = :mailbox and node = :node")
        .param("mailbox", mailbox)
        .param("node", node)
        .update();
  }

  private boolean begin(String mailbox, String node, Instant now) {
    return jdbc.sql(
                "insert into mailbox_reader (mailbox, node, held_until) values (:mailbox, :node,"
                    + " :until) on conflict do nothing")
            .param("mailbox", mailbox)
            .param("node", node)
            .param("until", utc(now.plus(LEASE)))
            .update()
        == 1;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
