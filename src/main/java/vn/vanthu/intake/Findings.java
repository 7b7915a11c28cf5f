package vn.vanthu.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.forms.Doubt;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.reports.ReportId;

/**
 * Why each mail was taken for what it is: the rules that hit, the fate of its files, what was found
 * odd.
 */
@Repository
public class Findings {
  private final JdbcClient jdbc;

  Findings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps what was found on a mail, in place of what an earlier reading found. Joins the caller's
   * transaction.
   */
  void keep(MailId mail, ReadMail read, List<FiledReport> reports) {
    forget(mail);
    jdbc.sql(
            "insert into screening (mail_id, rules, may_answer, ack_owed) values (:mail, :rules,"
                + " :may, :owed)")
        .param("mail", mail.value())
        .param("rules", String.join(",", read.screening().rulesHit()))
        .param("may", read.screening().mayAnswer())
        .param("owed", read.acknowledgementOwed())
        .update();
    int position = 0;
    for (PartFate part : read.parts()) {
      insert(mail, position++, part);
    }
    position = 0;
    for (Doubt doubt : read.findings()) {
      insert(mail, position++, Optional.empty(), doubt);
    }
    for (FiledReport report : reports) {
      for (Doubt doubt : report.report().doubts()) {
        insert(mail, position++, Optional.of(report.id()), doubt);
      }
    }
  }

  /** Whether an automatic letter to its sender is allowed; not while the mail has not been read. */
  public boolean mayAnswer(MailId mail) {
    return jdbc.sql("select may_answer from screening where mail_id = :mail")
        .param("mail", mail.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** What was found on the mails of that page; a mail not yet read has no key. */
  public Map<MailId, Notes> of(List<MailId> mails) {
    Map<MailId, Notes> notes = new HashMap<>();
    if (mails.isEmpty()) {
      return notes;
    }
    List<Long> ids = mails.stream().map(MailId::value).toList();
    jdbc.sql("select mail_id, rules, ack_owed from screening where mail_id in (:ids)")
        .param("ids", ids)
        .query(
            row -> {
              String rules = row.getString("rules");
              notes.put(
                  new MailId(row.getLong("mail_id")),
                  new Notes(
                      rules.isEmpty() ? List.of() : List.of(rules.split(",")),
                      row.getBoolean("ack_owed"),
                      new ArrayList<>(),
                      new ArrayList<>()));
            });
    jdbc.sql("select * from mail_part where mail_id in (:ids) order by mail_id, position")
        .param("ids", ids)
        .query(
            row -> {
              Notes of = notes.get(new MailId(row.getLong("mail_id")));
              if (of != null) {
                of.parts()
                    .add(
                        new PartFate(
                            row.getString("name"),
                            row.getString("type"),
                            row.getLong("bytes"),
                            row.getString("outcome")));
              }
            });
    jdbc.sql("select * from finding where mail_id in (:ids) order by mail_id, position")
        .param("ids", ids)
        .query(
            row -> {
              Notes of = notes.get(new MailId(row.getLong("mail_id")));
              if (of != null) {
                of.findings()
                    .add(
                        new Found(
                            Optional.ofNullable(row.getObject("report_id", Long.class))
                                .map(ReportId::new),
                            new Doubt(
                                row.getString("code"),
                                Doubt.Severity.valueOf(row.getString("severity")),
                                Optional.ofNullable(row.getString("indicator")),
                                row.getString("words"))));
              }
            });
    return notes;
  }

  private void forget(MailId mail) {
    for (String table : List.of("screening", "mail_part", "finding")) {
      jdbc.sql("delete from " + table + " where mail_id = :mail")
          .param("mail", mail.value())
          .update();
    }
  }

  private void insert(MailId mail, int position, PartFate part) {
    jdbc.sql(
            """
            insert into mail_part (mail_id, position, name, type, bytes, outcome)
            values (:mail, :position, :name, :type, :bytes, :outcome)
            """)
        .param("mail", mail.value())
        .param("position", position)
        .param("name", cut(part.name(), 1000))
        .param("type", cut(part.type(), 200))
        .param("bytes", part.bytes())
        .param("outcome", part.outcome())
        .update();
  }

  private void insert(MailId mail, int position, Optional<ReportId> report, Doubt doubt) {
    jdbc.sql(
            """
            insert into finding (mail_id, position, report_id, code, severity, indicator, words)
            values (:mail, :position, :report, :code, :severity, :indicator, :words)
            """)
        .param("mail", mail.value())
        .param("position", position)
        .param("report", report.map(ReportId::value).orElse(null))
        .param("code", doubt.code())
        .param("severity", doubt.severity().name())
        .param("indicator", doubt.indicator().orElse(null))
        .param("words", doubt.text())
        .update();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  /**
   * What was found on one mail.
   *
   * @param rules codes of the screening rules that hit
   */
  public record Notes(
      List<String> rules,
      boolean acknowledgementOwed,
      List<PartFate> parts,
      List<Found> findings) {}

  /** Something found, on the mail as a whole where {@code report} is empty. */
  public record Found(Optional<ReportId> report, Doubt doubt) {}
}
