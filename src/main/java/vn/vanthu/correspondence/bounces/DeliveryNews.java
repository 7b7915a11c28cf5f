package vn.vanthu.correspondence.bounces;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.mailbox.MailId;

/** What was heard of letters after they were sent. */
@Repository
public class DeliveryNews {
  private final JdbcClient jdbc;
  private final Clock clock;

  public DeliveryNews(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps one piece of news; false if that mail has said it before. */
  boolean keep(
      MailId mail,
      Optional<LetterId> letter,
      Kind kind,
      String recipient,
      String code,
      String words,
      Optional<LocalDate> backOn,
      String deputy) {
    return jdbc.sql(
                """
                insert into delivery_news (mail_id, letter_id, kind, recipient, code, words, back_on, deputy, at)
                values (:mail, :letter, :kind, :recipient, :code, :words, :back, :deputy, :at)
                on conflict do nothing
                """)
            .param("mail", mail.value())
            .param("letter", letter.map(LetterId::value).orElse(null))
            .param("kind", kind.name())
            .param("recipient", cut(recipient, 500))
            .param("code", cut(code, 16))
            .param("words", cut(words, 2000))
            .param("back", backOn.orElse(null))
            .param("deputy", cut(deputy, 500))
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  /** What was heard of one letter, oldest first. */
  public List<Row> of(LetterId letter) {
    return list("letter_id = :letter order by id", Map.of("letter", letter.value()));
  }

  /** What was heard of a unit's letters, newest first. */
  public List<Row> ofUnit(String unit, int most) {
    return list(
        "letter_id in (select id from letter where unit = :unit) order by id desc limit :most",
        Map.of("unit", unit, "most", most));
  }

  /** What was heard in that time, oldest first. */
  public List<Row> between(Instant from, Instant to) {
    return list(
        "at >= :from and at < :to order by id",
        Map.of("from", from.atOffset(ZoneOffset.UTC), "to", to.atOffset(ZoneOffset.UTC)));
  }

  private List<Row> list(String where, Map<String, ?> params) {
    return jdbc.sql("select * from delivery_news where " + where)
        .params(params)
        .query(DeliveryNews::row)
        .list();
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    return new Row(
        new MailId(row.getLong("mail_id")),
        Optional.ofNullable(row.getObject("letter_id", Long.class)).map(LetterId::new),
        Kind.valueOf(row.getString("kind")),
        row.getString("recipient"),
        row.getString("code"),
        row.getString("words"),
        Optional.ofNullable(row.getObject("back_on", LocalDate.class)),
        row.getString("deputy"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  /** What was heard: a {@link DeliveryReport.Kind}, or that somebody is away or has read it. */
  public enum Kind {
    HARD,
    SOFT,
    UNPARSED,
    DELAYED,
    DELIVERED,
    COMPLAINT,
    AUTO_REPLY,
    READ;

    static Kind of(DeliveryReport.Kind kind) {
      return valueOf(kind.name());
    }
  }

  /**
   * One piece of news.
   *
   * @param letter empty if it cites no letter of ours: then it has changed nothing
   * @param backOn when somebody away says to be back
   * @param deputy whom to write to meanwhile, if they say
   */
  public record Row(
      MailId mail,
      Optional<LetterId> letter,
      Kind kind,
      String recipient,
      String code,
      String words,
      Optional<LocalDate> backOn,
      String deputy,
      Instant at) {}
}
