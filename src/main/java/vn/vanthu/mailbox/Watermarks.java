package vn.vanthu.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How far each folder has been read, under which numbering. */
@Repository
public class Watermarks {
  private final JdbcClient jdbc;

  public Watermarks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where reading stands under that UIDVALIDITY; empty if it has not begun. */
  public Optional<Watermark> find(String mailbox, String folder, long uidValidity) {
    return jdbc.sql(
            "select * from watermark where mailbox = :mailbox and folder = :folder and uidvalidity"
                + " = :validity")
        .param("mailbox", mailbox)
        .param("folder", folder)
        .param("validity", uidValidity)
        .query(Watermarks::watermark)
        .optional();
  }

  /** From which day the folder was taken under any numbering. */
  public Optional<LocalDate> takenFrom(String mailbox, String folder) {
    return jdbc.sql(
            "select min(take_from) as first_day from watermark where mailbox = :mailbox and folder"
                + " = :folder")
        .param("mailbox", mailbox)
        .param("folder", folder)
        .query((row, n) -> Optional.ofNullable(row.getObject("first_day", LocalDate.class)))
        .single();
  }

  /**
   * Begins to read a folder under a numbering, or, if it is a later generation, begins anew.
   *
   * @param datedTo the highest UID that is there now
   */
  @Transactional
  public Watermark begin(Numbering numbering, LocalDate takeFrom, long datedTo) {
    Watermark mark = new Watermark(numbering, 0, takeFrom, datedTo);
    Map<String, Object> params =
        Map.of(
            "mailbox", numbering.mailbox(),
            "folder", numbering.folder(),
            "validity", numbering.uidValidity(),
            "generation", numbering.generation(),
            "day", takeFrom,
            "to", datedTo);
    jdbc.sql(
            "delete from watermark where mailbox = :mailbox and folder = :folder and uidvalidity ="
                + " :validity")
        .params(params)
        .update();
    jdbc.sql(
            """
            insert into watermark (mailbox, folder, uidvalidity, generation, last_uid, take_from, dated_to)
            values (:mailbox, :folder, :validity, :generation, 0, :day, :to)
            """)
        .params(params)
        .update();
    return mark;
  }

  /** All up to {@code uid} is taken or passed over; it never goes back. */
  public Watermark advance(Watermark mark, long uid) {
    advance(mark.numbering(), uid);
    return mark.readTo(uid);
  }

  void advance(Numbering numbering, long uid) {
    jdbc.sql(
            """
            update watermark set last_uid = :uid
             where mailbox = :mailbox and folder = :folder and uidvalidity = :validity and generation = :generation
               and last_uid < :uid
            """)
        .param("uid", uid)
        .param("mailbox", numbering.mailbox())
        .param("folder", numbering.folder())
        .param("validity", numbering.uidValidity())
        .param("generation", numbering.generation())
        .update();
  }

  /**
   * The server's dates of the last messages taken under that numbering, by UID: if the server now
   * gives others for them, the folder was restored.
   */
  public Map<Long, Instant> lastTaken(Numbering numbering, int most) {
    Map<Long, Instant> dates = new LinkedHashMap<>();
    jdbc.sql(
            """
            select uid, server_date from mail
             where mailbox = :mailbox and folder = :folder and uidvalidity = :validity and generation = :generation
               and server_date is not null
             order by uid desc fetch first :most rows only
            """)
        .param("mailbox", numbering.mailbox())
        .param("folder", numbering.folder())
        .param("validity", numbering.uidValidity())
        .param("generation", numbering.generation())
        .param("most", most)
        .query(
            row -> {
              OffsetDateTime date = row.getObject("server_date", OffsetDateTime.class);
              dates.put(row.getLong("uid"), date.toInstant());
            });
    return dates;
  }

  private static Watermark watermark(ResultSet row, int n) throws SQLException {
    return new Watermark(
        new Numbering(
            row.getString("mailbox"),
            row.getString("folder"),
            row.getLong("uidvalidity"),
            row.getInt("generation")),
        row.getLong("last_uid"),
        row.getObject("take_from", LocalDate.class),
        row.getLong("dated_to"));
  }
}
