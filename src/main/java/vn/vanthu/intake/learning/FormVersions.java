package vn.vanthu.intake.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions of forms as rows. */
@Repository
class FormVersions {
  private final JdbcClient jdbc;
  private final Clock clock;

  FormVersions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Key of the last row; 0 for none. It rises with every change. */
  long last() {
    return jdbc.sql("select coalesce(max(id), 0) from form_version").query(Long.class).single();
  }

  /** The highest version of every form that has one. */
  List<FormVersion> highest() {
    return jdbc.sql(
            """
            select * from form_version v
             where version = (select max(x.version) from form_version x where x.form = v.form) order by form
            """)
        .query(FormVersions::version)
        .list();
  }

  /** Newest first. */
  List<FormVersion> of(String form) {
    return jdbc.sql("select * from form_version where form = :form order by version desc")
        .param("form", form)
        .query(FormVersions::version)
        .list();
  }

  /** False if that version is there. */
  boolean add(
      String form, int version, String text, String who, FormVersion.What what, String detail) {
    return jdbc.sql(
                """
                insert into form_version (form, version, text, at, who, what, detail)
                values (:form, :version, :text, :now, :who, :what, :detail)
                on conflict do nothing
                """)
            .param("form", form)
            .param("version", version)
            .param("text", text)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("who", who)
            .param("what", what.name())
            .param("detail", detail.length() <= 1000 ? detail : detail.substring(0, 1000))
            .update()
        > 0;
  }

  private static FormVersion version(ResultSet row, int n) throws SQLException {
    return new FormVersion(
        row.getLong("id"),
        row.getString("form"),
        row.getInt("version"),
        row.getString("text"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("who"),
        FormVersion.What.valueOf(row.getString("what")),
        row.getString("detail"));
  }
}
