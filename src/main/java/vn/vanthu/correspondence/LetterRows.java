package vn.vanthu.correspondence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import vn.vanthu.forms.Period;
import vn.vanthu.reports.ReportId;

/** Letters as rows. */
final class LetterRows {
  private final JdbcClient jdbc;

  LetterRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty if a letter of that purpose and cause is there. */
  Optional<LetterId> insert(
      NewLetter letter, String messageId, Instant now, Optional<String> withheld) {
    Map<String, Object> row = new HashMap<>();
    row.put("purpose", letter.purpose().name());
    row.put("causeId", letter.causeId());
    row.put("kind", letter.kind());
    row.put("to", letter.to());
    row.put("key", LetterAddress.key(letter.to()));
    row.put("domain", LetterAddress.domain(letter.to()));
    row.put("unit", letter.unit().orElse(null));
    row.put("thread", letter.conversation().thread());
    row.put("status", (withheld.isPresent() ? LetterStatus.WITHHELD : LetterStatus.QUEUED).name());
    row.put("messageId", messageId);
    row.put("inReplyTo", letter.conversation().inReplyTo().orElse(null));
    row.put("refs", String.join(" ", letter.conversation().references()));
    row.put("subject", letter.subject());
    row.put("body", letter.body());
    row.put("html", letter.html().orElse(null));
    row.put("now", utc(now));
    row.put("next", utc(letter.notBefore().orElse(now)));
    row.put("cause", withheld.orElse(null));
    KeyHolder key = new GeneratedKeyHolder();
    int written =
        jdbc.sql(
                """
                insert into letter (purpose, cause_id, kind, to_address, to_key, to_domain, unit, thread, status, message_id,
                                    in_reply_to, refs, subject, body, html, queued_at, next_attempt_at, cause)
                values (:purpose, :causeId, :kind, :to, :key, :domain, :unit, :thread, :status, :messageId,
                        :inReplyTo, :refs, :subject, :body, :html, :now, :next, :cause)
                on conflict do nothing
                """)
            .params(row)
            .update(key, "id");
    return written == 0
        ? Optional.empty()
        : Optional.of(new LetterId(Objects.requireNonNull(key.getKey()).longValue()));
  }

  void insert(LetterId letter, int position, LetterFile file) {
    jdbc.sql(
            """
            insert into letter_attachment (letter_id, position, name, type, content_id, sha256, bytes)
            values (:letter, :position, :name, :type, :contentId, :sha256, :bytes)
            """)
        .param("letter", letter.value())
        .param("position", position)
        .param("name", file.name())
        .param("type", file.type())
        .param("contentId", file.contentId().orElse(null))
        .param("sha256", file.sha256())
        .param("bytes", file.bytes())
        .update();
  }

  List<LetterFile> files(LetterId letter) {
    return jdbc.sql("select * from letter_attachment where letter_id = :letter order by position")
        .param("letter", letter.value())
        .query(
            (row, n) ->
                new LetterFile(
                    row.getString("name"),
                    row.getString("type"),
                    Optional.ofNullable(row.getString("content_id")),
                    row.getString("sha256"),
                    row.getLong("bytes")))
        .list();
  }

  void insert(LetterId letter, int position, Matter matter) {
    jdbc.sql(
            """
            insert into letter_about (letter_id, position, form, period, report_id)
            values (:letter, :position, :form, :period, :report)
            """)
        .param("letter", letter.value())
        .param("position", position)
        .param("form", matter.form())
        .param("period", matter.period().map(Period::toString).orElse(null))
        .param("report", matter.report().map(ReportId::value).orElse(null))
        .update();
  }

  List<Matter> matters(LetterId letter) {
    return jdbc.sql("select * from letter_about where letter_id = :letter order by position")
        .param("letter", letter.value())
        .query(
            (row, n) ->
                new Matter(
                    row.getString("form"),
                    Optional.ofNullable(row.getString("period")).map(Period::parse),
                    Optional.ofNullable(row.getObject("report_id", Long.class)).map(ReportId::new)))
        .list();
  }

  void act(LetterId letter, Instant at, String who, String what, String why) {
    jdbc.sql(
            "insert into letter_act (letter_id, at, who, what, why) values (:letter, :at, :who,"
                + " :what, :why)")
        .param("letter", letter.value())
        .param("at", utc(at))
        .param("who", who)
        .param("what", what)
        .param("why", why)
        .update();
  }

  List<Letter> list(String where, Map<String, ?> params) {
    return jdbc.sql("select * from letter where " + where)
        .params(params)
        .query(LetterRows::letter)
        .list();
  }

  long count(String where, Map<String, ?> params) {
    return jdbc.sql("select count(*) from letter where " + where)
        .params(params)
        .query(Long.class)
        .single();
  }

  int update(String change, String where, Map<String, ?> params) {
    return jdbc.sql("update letter set " + change + " where " + where).params(params).update();
  }

  private static Letter letter(ResultSet row, int n) throws SQLException {
    return new Letter(
        new LetterId(row.getLong("id")),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("cause_id"),
        row.getString("kind"),
        row.getString("to_address"),
        Optional.ofNullable(row.getString("unit")),
        new Conversation(
            row.getString("thread"),
            Optional.ofNullable(row.getString("in_reply_to")),
            Arrays.stream(row.getString("refs").split(" ")).filter(r -> !r.isEmpty()).toList()),
        LetterStatus.valueOf(row.getString("status")),
        row.getString("message_id"),
        row.getString("subject"),
        row.getString("body"),
        Optional.ofNullable(row.getString("html")),
        row.getObject("queued_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("cause")));
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
