package vn.vanthu.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts of what the server holds against what is kept; the last one of each folder. */
@Repository
public class Reconciliations {
  private static final int MOST_NAMED = 20;

  private final JdbcClient jdbc;
  private final Clock clock;

  public Reconciliations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The last count of every folder, by mailbox and folder. */
  public List<Reconciliation> latest() {
    return jdbc.sql("select * from reconciliation order by mailbox, folder")
        .query(Reconciliations::reconciliation)
        .list();
  }

  /** The last count of a folder; empty if it was never counted. */
  public Optional<Reconciliation> latest(String mailbox, String folder) {
    return jdbc.sql("select * from reconciliation where mailbox = :mailbox and folder = :folder")
        .param("mailbox", mailbox)
        .param("folder", folder)
        .query(Reconciliations::reconciliation)
        .optional();
  }

  /**
   * Finds the messages of the server in the rows.
   *
   * @param uids what the server holds under that numbering, lowest first
   */
  public Held compare(Numbering numbering, long[] uids) {
    BitSet kept = new BitSet(uids.length);
    long[] explainedAndGone = new long[2];
    jdbc.sql(
            """
            select m.uid, m.status, m.cause from mail m
             where m.mailbox = :mailbox and m.folder = :folder and m.uidvalidity = :validity and m.generation = :generation
            union all
            select a.uid, m.status, m.cause from mail_again a join mail m on m.id = a.mail_id
             where a.mailbox = :mailbox and a.folder = :folder and a.uidvalidity = :validity and a.generation = :generation
            """)
        .params(of(numbering))
        .query(
            row -> {
              int at = Arrays.binarySearch(uids, row.getLong("uid"));
              if (at < 0) {
                explainedAndGone[1]++;
              } else if (!kept.get(at)) {
                kept.set(at);
                explainedAndGone[0] += isExplained(row) ? 1 : 0;
              }
            });
    long[] missing = new long[uids.length - kept.cardinality()];
    int found = 0;
    for (int i = kept.nextClearBit(0); i < uids.length; i = kept.nextClearBit(i + 1)) {
      missing[found++] = uids[i];
    }
    return new Held(kept.cardinality(), explainedAndGone[0], explainedAndGone[1], missing);
  }

  private static boolean isExplained(ResultSet row) throws SQLException {
    return switch (MailStatus.valueOf(row.getString("status"))) {
      case DONE -> true;
      case FAILED -> row.getString("cause") != null;
      case RECEIVED -> false;
    };
  }

  /**
   * Keeps a count in place of the folder's last one.
   *
   * @param missing UIDs of messages that the server holds and that should be kept but are not
   */
  @Transactional
  public Reconciliation keep(Watermark mark, Held held, long[] missing) {
    Numbering numbering = mark.numbering();
    Reconciliation result =
        new Reconciliation(
            numbering.mailbox(),
            numbering.folder(),
            clock.instant(),
            mark.takeFrom(),
            held.kept() + missing.length,
            held.kept(),
            held.explained(),
            held.gone(),
            missing.length,
            Arrays.stream(missing).limit(MOST_NAMED).boxed().toList());
    Map<String, Object> place =
        Map.of("mailbox", numbering.mailbox(), "folder", numbering.folder());
    jdbc.sql("delete from reconciliation where mailbox = :mailbox and folder = :folder")
        .params(place)
        .update();
    jdbc.sql(
            """
            insert into reconciliation (mailbox, folder, checked_at, take_from, on_server, kept, explained, gone, missing, missing_uids)
            values (:mailbox, :folder, :at, :from, :onServer, :kept, :explained, :gone, :missing, :uids)
            """)
        .params(place)
        .param("at", result.at().atOffset(ZoneOffset.UTC))
        .param("from", result.from())
        .param("onServer", result.onServer())
        .param("kept", result.kept())
        .param("explained", result.explained())
        .param("gone", result.gone())
        .param("missing", result.missing())
        .param(
            "uids",
            result.missingUids().stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .update();
    return result;
  }

  private static Map<String, Object> of(Numbering numbering) {
    return Map.of(
        "mailbox", numbering.mailbox(),
        "folder", numbering.folder(),
        "validity", numbering.uidValidity(),
        "generation", numbering.generation());
  }

  private static Reconciliation reconciliation(ResultSet row, int n) throws SQLException {
    String uids = row.getString("missing_uids");
    return new Reconciliation(
        row.getString("mailbox"),
        row.getString("folder"),
        row.getObject("checked_at", OffsetDateTime.class).toInstant(),
        row.getObject("take_from", LocalDate.class),
        row.getLong("on_server"),
        row.getLong("kept"),
        row.getLong("explained"),
        row.getLong("gone"),
        row.getLong("missing"),
        uids.isEmpty() ? List.of() : Arrays.stream(uids.split(" ")).map(Long::valueOf).toList());
  }

  /**
   * What the rows have of the server's messages.
   *
   * @param missing UIDs without a row, lowest first
   */
  @SuppressWarnings("ArrayRecordComponent") // may be many, and is never compared
  public record Held(long kept, long explained, long gone, long[] missing) {}
}
