package vn.vanthu.correspondence.guidance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.LetterFile;
import vn.vanthu.correspondence.guidance.Guidance.Deed;
import vn.vanthu.correspondence.guidance.Guidance.Opens;
import vn.vanthu.correspondence.guidance.Guidance.Status;
import vn.vanthu.forms.Period;

/** Guidance as rows. */
@Repository
class GuidanceRows {
  private final JdbcClient jdbc;

  GuidanceRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Guidance> all() {
    return list("1 = 1", Map.of());
  }

  List<Guidance> sent() {
    return list("status = 'SENT'", Map.of());
  }

  Optional<Guidance> find(long id) {
    return list("id = :id", Map.of("id", id)).stream().findFirst();
  }

  Optional<Guidance> ofPage(String token) {
    return list("token = :token", Map.of("token", token)).stream().findFirst();
  }

  /** Empty if that page has made one already. */
  Optional<Long> insert(NewGuidance given, List<LetterFile> files, Deed made) {
    Map<String, Object> row = new HashMap<>();
    row.put("token", given.token());
    row.put("title", given.title());
    row.put("number", given.docNumber().orElse(null));
    row.put("day", given.docDate().orElse(null));
    row.put("body", given.body());
    row.put("units", given.units().written());
    row.put("asks", given.asks());
    row.put("by", given.confirmBy().orElse(null));
    row.put("campaign", given.opens().map(Opens::campaign).orElse(null));
    row.put("form", given.opens().map(Opens::form).orElse(null));
    row.put("period", given.opens().map(o -> o.period().toString()).orElse(null));
    row.put("due", given.opens().map(Opens::due).orElse(null));
    row.put("at", utc(made.at()));
    row.put("who", made.who());
    KeyHolder key = new GeneratedKeyHolder();
    int written =
        jdbc.sql(
                """
                insert into guidance (token, title, doc_number, doc_date, body, units, asks, confirm_by,
                                      campaign, campaign_form, campaign_period, campaign_due, status, made_at, made_by)
                values (:token, :title, :number, :day, :body, :units, :asks, :by,
                        :campaign, :form, :period, :due, 'DRAFT', :at, :who)
                on conflict do nothing
                """)
            .params(row)
            .update(key, "id");
    if (written == 0) {
      return Optional.empty();
    }
    long id = Objects.requireNonNull(key.getKey()).longValue();
    for (int i = 0; i < files.size(); i++) {
      insert(id, i, files.get(i));
    }
    return Optional.of(id);
  }

  private void insert(long id, int position, LetterFile file) {
    jdbc.sql(
            """
            insert into guidance_file (guidance_id, position, name, type, sha256, bytes)
            values (:id, :position, :name, :type, :sha256, :bytes)
            """)
        .param("id", id)
        .param("position", position)
        .param("name", file.name())
        .param("type", file.type())
        .param("sha256", file.sha256())
        .param("bytes", file.bytes())
        .update();
  }

  void deleteDraft(long id) {
    jdbc.sql("delete from guidance_file where guidance_id = :id").param("id", id).update();
    jdbc.sql("delete from guidance where id = :id and status = 'DRAFT'").param("id", id).update();
  }

  /**
   * @return false if it is no draft any more
   */
  boolean markSent(long id, Deed sent) {
    return jdbc.sql(
                """
                update guidance set status = 'SENT', sent_at = :at, sent_by = :who where id = :id and status = 'DRAFT'
                """)
            .param("id", id)
            .param("at", utc(sent.at()))
            .param("who", sent.who())
            .update()
        == 1;
  }

  /**
   * @return false if it is not sent, or closed already
   */
  boolean markClosed(long id, Deed closed) {
    return jdbc.sql(
                """
                update guidance set status = 'CLOSED', closed_at = :at, closed_by = :who where id = :id and status = 'SENT'
                """)
            .param("id", id)
            .param("at", utc(closed.at()))
            .param("who", closed.who())
            .update()
        == 1;
  }

  void insertUnit(long id, String unit, String name) {
    jdbc.sql("insert into guidance_unit (guidance_id, unit, name) values (:id, :unit, :name)")
        .param("id", id)
        .param("unit", unit)
        .param("name", name)
        .update();
  }

  private List<Guidance> list(String where, Map<String, ?> params) {
    return jdbc.sql("select * from guidance where " + where + " order by id desc")
        .params(params)
        .query(this::guidance)
        .list();
  }

  private List<LetterFile> files(long id) {
    return jdbc.sql("select * from guidance_file where guidance_id = :id order by position")
        .param("id", id)
        .query(
            (row, n) ->
                new LetterFile(
                    row.getString("name"),
                    row.getString("type"),
                    Optional.empty(),
                    row.getString("sha256"),
                    row.getLong("bytes")))
        .list();
  }

  private Guidance guidance(ResultSet row, int n) throws SQLException {
    return new Guidance(
        row.getLong("id"),
        row.getString("title"),
        Optional.ofNullable(row.getString("doc_number")),
        Optional.ofNullable(row.getObject("doc_date", LocalDate.class)),
        row.getString("body"),
        Selection.parse(row.getString("units")),
        row.getBoolean("asks"),
        Optional.ofNullable(row.getObject("confirm_by", LocalDate.class)),
        opens(row),
        files(row.getLong("id")),
        Status.valueOf(row.getString("status")),
        deed(row, "made").orElseThrow(),
        deed(row, "sent"),
        deed(row, "closed"));
  }

  private static Optional<Opens> opens(ResultSet row) throws SQLException {
    String campaign = row.getString("campaign");
    return campaign == null
        ? Optional.empty()
        : Optional.of(
            new Opens(
                campaign,
                row.getString("campaign_form"),
                Period.parse(row.getString("campaign_period")),
                row.getObject("campaign_due", LocalDate.class)));
  }

  private static Optional<Deed> deed(ResultSet row, String what) throws SQLException {
    OffsetDateTime at = row.getObject(what + "_at", OffsetDateTime.class);
    return at == null
        ? Optional.empty()
        : Optional.of(new Deed(row.getString(what + "_by"), at.toInstant()));
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
