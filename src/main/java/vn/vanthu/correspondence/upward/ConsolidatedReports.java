package vn.vanthu.correspondence.upward;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import vn.vanthu.correspondence.upward.ConsolidatedReport.Deed;
import vn.vanthu.correspondence.upward.ConsolidatedReport.Files;
import vn.vanthu.correspondence.upward.ConsolidatedReport.Status;

/** The rows of all reports of this office to the level above. */
@Repository
public class ConsolidatedReports {
  private final JdbcClient jdbc;

  public ConsolidatedReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of a campaign, the report itself first. */
  public List<ConsolidatedReport> of(String campaign) {
    return jdbc.sql("select * from consolidated_report where campaign = :campaign order by number")
        .param("campaign", campaign)
        .query(ConsolidatedReports::report)
        .list();
  }

  /** All of them, newest first. */
  public List<ConsolidatedReport> all() {
    return jdbc.sql("select * from consolidated_report order by id desc")
        .query(ConsolidatedReports::report)
        .list();
  }

  public Optional<ConsolidatedReport> find(long id) {
    return jdbc.sql("select * from consolidated_report where id = :id")
        .param("id", id)
        .query(ConsolidatedReports::report)
        .optional();
  }

  long insert(String campaign, int number, Consolidation of, Files files, Deed made) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into consolidated_report (campaign, number, status, asked, reported, made_at, made_by, docx, xlsx, figures)
            values (:campaign, :number, 'DRAFT', :asked, :reported, :at, :who, :docx, :xlsx, :figures)
            """)
        .param("campaign", campaign)
        .param("number", number)
        .param("asked", of.asked())
        .param("reported", of.units().size())
        .param("at", utc(made.at()))
        .param("who", made.who())
        .param("docx", files.docx())
        .param("xlsx", files.xlsx())
        .param("figures", files.figures())
        .update(key, "id");
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  /** Puts new files into the place of a draft's; an approval does not outlive them. */
  void redraw(long id, Consolidation of, Files files, Deed made) {
    jdbc.sql(
            """
            update consolidated_report set status = 'DRAFT', asked = :asked, reported = :reported, made_at = :at, made_by = :who,
                   docx = :docx, xlsx = :xlsx, figures = :figures, approved_at = null, approved_by = null
             where id = :id and status <> 'SENT'
            """)
        .param("id", id)
        .param("asked", of.asked())
        .param("reported", of.units().size())
        .param("at", utc(made.at()))
        .param("who", made.who())
        .param("docx", files.docx())
        .param("xlsx", files.xlsx())
        .param("figures", files.figures())
        .update();
  }

  /**
   * @return false if it is not that draft any more
   */
  boolean markApproved(long id, Files seen, Deed approved) {
    return jdbc.sql(
                """
                update consolidated_report set status = 'APPROVED', approved_at = :at, approved_by = :who
                 where id = :id and status = 'DRAFT' and docx = :docx
                """)
            .param("id", id)
            .param("docx", seen.docx())
            .param("at", utc(approved.at()))
            .param("who", approved.who())
            .update()
        == 1;
  }

  /**
   * @return false if it is not approved
   */
  boolean markSent(long id, String docNumber, LocalDate docDate, Deed sent) {
    return jdbc.sql(
                """
                update consolidated_report set status = 'SENT', sent_at = :at, sent_by = :who, doc_number = :number, doc_date = :day
                 where id = :id and status = 'APPROVED'
                """)
            .param("id", id)
            .param("number", docNumber)
            .param("day", docDate)
            .param("at", utc(sent.at()))
            .param("who", sent.who())
            .update()
        == 1;
  }

  private static ConsolidatedReport report(ResultSet row, int n) throws SQLException {
    return new ConsolidatedReport(
        row.getLong("id"),
        row.getString("campaign"),
        row.getInt("number"),
        Status.valueOf(row.getString("status")),
        row.getInt("asked"),
        row.getInt("reported"),
        deed(row, "made").orElseThrow(),
        deed(row, "approved"),
        deed(row, "sent"),
        Optional.ofNullable(row.getString("doc_number")),
        Optional.ofNullable(row.getObject("doc_date", LocalDate.class)),
        new Files(row.getString("docx"), row.getString("xlsx"), row.getString("figures")));
  }

  private static Optional<Deed> deed(ResultSet row, String what) throws SQLException {
    OffsetDateTime at = row.getObject(what + "_at", OffsetDateTime.class);
    return at == null
        ? Optional.empty()
        : Optional.of(new Deed(row.getString(what + "_by"), at.toInstant()));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
