package vn.vanthu.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.forms.Period;
import vn.vanthu.intake.replies.Intent;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.registry.UnitCode;

/** What units have announced or asked in their replies, and what staff made of it. */
@Repository
public class ReplyIntents {
  private final JdbcClient jdbc;
  private final Clock clock;

  public ReplyIntents(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps what a mail announces, in place of what an earlier reading found and nobody settled. */
  void keep(MailId mail, ReadReply read) {
    jdbc.sql("delete from reply_intent where mail_id = :mail and settled_at is null")
        .param("mail", mail.value())
        .update();
    int position = 0;
    for (Intent intent : read.reply().intents()) {
      Optional<OurLetter.About> about = read.about();
      jdbc.sql(
              """
              insert into reply_intent (mail_id, position, letter, unit, form, period, kind, named_day, detail, words, found_at)
              values (:mail, :position, :letter, :unit, :form, :period, :kind, :day, :detail, :words, :now)
              on conflict do nothing
              """)
          .param("mail", mail.value())
          .param("position", position++)
          .param("letter", read.letter().reference())
          .param("unit", read.letter().unit().map(UnitCode::value).orElse(null))
          .param("form", about.map(OurLetter.About::form).orElse(null))
          .param(
              "period", about.flatMap(OurLetter.About::period).map(Period::toString).orElse(null))
          .param("kind", intent.kind().name())
          .param("day", intent.day().orElse(null))
          .param("detail", intent.detail())
          .param("words", intent.words())
          .param("now", utc(clock.instant()))
          .update();
    }
  }

  /** What a unit has announced of reports and nobody has settled yet. */
  List<Row> awaited(UnitCode unit) {
    return jdbc.sql(
            """
            select * from reply_intent
             where unit = :unit and kind in ('PROMISE', 'SENT_ALREADY') and settled_at is null order by id
            """)
        .param("unit", unit.value())
        .query(ReplyIntents::row)
        .list();
  }

  /** What nobody has settled yet, newest first, {@code most} at most. */
  public List<Row> open(int most) {
    return jdbc.sql(
            "select * from reply_intent where settled_at is null order by id desc limit :most")
        .param("most", most)
        .query(ReplyIntents::row)
        .list();
  }

  /** What one mail announces and nobody has settled yet, in the order it stands. */
  public List<Row> openOf(MailId mail) {
    return jdbc.sql(
            "select * from reply_intent where mail_id = :mail and settled_at is null order by id")
        .param("mail", mail.value())
        .query(ReplyIntents::row)
        .list();
  }

  /** Everything that one unit has announced, newest first. */
  public List<Row> ofUnit(UnitCode unit) {
    return jdbc.sql("select * from reply_intent where unit = :unit order by id desc")
        .param("unit", unit.value())
        .query(ReplyIntents::row)
        .list();
  }

  /** What was found in that time and is still open, oldest first. */
  public List<Row> openSince(Instant from, Instant to) {
    return jdbc.sql(
            """
            select * from reply_intent
             where settled_at is null and found_at >= :from and found_at < :to order by id
            """)
        .param("from", utc(from))
        .param("to", utc(to))
        .query(ReplyIntents::row)
        .list();
  }

  public Optional<Row> find(long id) {
    return jdbc.sql("select * from reply_intent where id = :id")
        .param("id", id)
        .query(ReplyIntents::row)
        .optional();
  }

  /**
   * A person has acted on it, or decided that there is nothing to do.
   *
   * @param how what was done, as a code or in words
   * @return false if it was settled before
   */
  public boolean settle(long id, String who, String how) {
    return jdbc.sql(
                """
                update reply_intent set settled_at = :now, settled_by = :who, settlement = :how
                 where id = :id and settled_at is null
                """)
            .param("now", utc(clock.instant()))
            .param("who", who)
            .param("how", how)
            .param("id", id)
            .update()
        > 0;
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    return new Row(
        row.getLong("id"),
        new MailId(row.getLong("mail_id")),
        row.getString("letter"),
        Optional.ofNullable(row.getString("unit")).map(UnitCode::new),
        Optional.ofNullable(row.getString("form")),
        Optional.ofNullable(row.getString("period")).map(Period::parse),
        new Intent(
            Intent.Kind.valueOf(row.getString("kind")),
            Optional.ofNullable(row.getObject("named_day", LocalDate.class)),
            row.getString("detail"),
            row.getString("words")),
        row.getObject("found_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("settled_by")),
        Optional.ofNullable(row.getString("settlement")));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * One announcement.
   *
   * @param letter the letter that it answers: {@code "letter:12"}
   * @param settledBy who acted on it; empty while it is open
   */
  public record Row(
      long id,
      MailId mail,
      String letter,
      Optional<UnitCode> unit,
      Optional<String> form,
      Optional<Period> period,
      Intent intent,
      Instant foundAt,
      Optional<String> settledBy,
      Optional<String> settlement) {}
}
