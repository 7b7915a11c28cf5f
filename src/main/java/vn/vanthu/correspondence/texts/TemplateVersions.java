package vn.vanthu.correspondence.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Texts of letters as staff have changed them; every version is kept. */
@Repository
class TemplateVersions {
  private final JdbcClient jdbc;
  private final Clock clock;

  TemplateVersions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The one that counts; empty while nobody has changed the letter. */
  Optional<TemplateVersion> latest(String kind, String language) {
    return jdbc.sql(
            """
            select * from letter_text where kind = :kind and language = :language
             order by version desc fetch first 1 row only
            """)
        .param("kind", kind)
        .param("language", language)
        .query(TemplateVersions::version)
        .optional();
  }

  /** Newest first. */
  List<TemplateVersion> all(String kind, String language) {
    return jdbc.sql(
            "select * from letter_text where kind = :kind and language = :language order by version"
                + " desc")
        .param("kind", kind)
        .param("language", language)
        .query(TemplateVersions::version)
        .list();
  }

  /** The latest version of each letter that has one, in that language. */
  List<TemplateVersion> latest(String language) {
    return jdbc.sql(
            """
            select t.* from letter_text t
             where t.language = :language
               and t.version = (select max(x.version) from letter_text x where x.kind = t.kind and x.language = t.language)
            """)
        .param("language", language)
        .query(TemplateVersions::version)
        .list();
  }

  /**
   * Adds a version behind {@code seen}.
   *
   * @param text empty: the file counts again
   * @return false if somebody else was quicker
   */
  boolean add(String kind, String language, int seen, Optional<String> text, String who) {
    int latest = latest(kind, language).map(TemplateVersion::version).orElse(0);
    return latest == seen
        && jdbc.sql(
                    """
                    insert into letter_text (kind, language, version, text, at, who)
                    values (:kind, :language, :version, :text, :now, :who)
                    on conflict do nothing
                    """)
                .param("kind", kind)
                .param("language", language)
                .param("version", seen + 1)
                .param("text", text.orElse(null))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("who", who)
                .update()
            > 0;
  }

  private static TemplateVersion version(ResultSet row, int n) throws SQLException {
    return new TemplateVersion(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("language"),
        row.getInt("version"),
        Optional.ofNullable(row.getString("text")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("who"));
  }
}
