package vn.vanthu.intake.again;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
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
import vn.vanthu.forms.Period;
import vn.vanthu.intake.Reread.Difference;
import vn.vanthu.intake.again.ReadingJob.Scope;
import vn.vanthu.intake.again.ReadingJob.Status;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.reports.ReportFilter;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.Reports;

/** What people have asked to be read again, and the differences found. */
@Repository
public class ReadingJobs {
  private final JdbcClient jdbc;
  private final Mails mails;
  private final Reports reports;
  private final Clock clock;

  ReadingJobs(JdbcClient jdbc, Mails mails, Reports reports, Clock clock) {
    this.jdbc = jdbc;
    this.mails = mails;
    this.reports = reports;
    this.clock = clock;
  }

  /** Asks for one mail; nothing is changed until {@link #apply}. */
  public long askMail(MailId mail, String who) {
    Map<String, Object> row = row(Scope.MAIL, mail.toString(), who, 1);
    row.put("mail", mail.value());
    return insert(row);
  }

  /** Asks for the mails that brought reports on that form for that period. */
  public long askPeriod(String subject, String form, Period period, String who) {
    ReportFilter all =
        new ReportFilter(
            Optional.of(form), Optional.of(period), Optional.empty(), Optional.empty());
    Map<String, Object> row = row(Scope.PERIOD, subject, who, reports.count(all));
    row.put("form", form);
    row.put("period", period.toString());
    return insert(row);
  }

  /** Asks for every mail that has come. */
  public long askAll(String who) {
    MailFilter done = new MailFilter(Optional.empty(), Optional.of(MailStatus.DONE));
    return insert(row(Scope.ALL, "", who, mails.count(done)));
  }

  /**
   * Takes the listed differences, all but what people have settled meanwhile.
   *
   * @return false if it has not looked to the end, or somebody has decided already
   */
  public boolean apply(long id, String who) {
    int waiting =
        jdbc.sql(
                "select count(distinct mail_id) from reading_difference where job_id = :id and not"
                    + " taken")
            .param("id", id)
            .query(Integer.class)
            .single();
    return jdbc.sql(
                """
                update reading_job set status = 'APPLYING', settled_by = :who, total = :total, done = 0, failed = 0, behind = 0
                 where id = :id and status = 'LOOKED'
                """)
            .param("who", who)
            .param("total", waiting)
            .param("id", id)
            .update()
        > 0;
  }

  /** Ends it where it stands; what was taken stays. */
  public boolean stop(long id, String who) {
    return jdbc.sql(
                """
                update reading_job set status = 'STOPPED', settled_by = :who, ended_at = :now, claim = null, claimed_until = null
                 where id = :id and status in ('LOOKING', 'LOOKED', 'APPLYING')
                """)
            .param("who", who)
            .param("now", now())
            .param("id", id)
            .update()
        > 0;
  }

  public Optional<ReadingJob> find(long id) {
    return jdbc.sql("select * from reading_job where id = :id")
        .param("id", id)
        .query(ReadingJobs::job)
        .optional();
  }

  /** Newest first, {@code most} at most. */
  public List<ReadingJob> latest(int most) {
    return jdbc.sql("select * from reading_job order by id desc limit :most")
        .param("most", most)
        .query(ReadingJobs::job)
        .list();
  }

  /** What it has found, in the order of the mails. */
  public List<Found> differences(long id, int page, int size) {
    return jdbc.sql(
            """
            select * from reading_difference where job_id = :id order by mail_id, id limit :size offset :skip
            """)
        .param("id", id)
        .param("size", size)
        .param("skip", (long) page * size)
        .query(ReadingJobs::found)
        .list();
  }

  /** How many differences it has found. */
  public int countDifferences(long id) {
    return jdbc.sql("select count(*) from reading_difference where job_id = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  /** Mails with differences that are not taken yet, behind that one. */
  List<MailId> untaken(long id, long behind, int most) {
    return jdbc.sql(
            """
            select distinct mail_id from reading_difference
             where job_id = :id and not taken and mail_id > :behind order by mail_id limit :most
            """)
        .param("id", id)
        .param("behind", behind)
        .param("most", most)
        .query((row, n) -> new MailId(row.getLong(1)))
        .list();
  }

  void keep(long id, MailId mail, List<Difference> differences) {
    for (Difference difference : differences) {
      jdbc.sql(
              """
              insert into reading_difference (job_id, mail_id, report_id, what, value_before, value_after)
              values (:job, :mail, :report, :what, :before, :after)
              """)
          .param("job", id)
          .param("mail", mail.value())
          .param("report", difference.report().map(ReportId::value).orElse(null))
          .param("what", difference.what())
          .param("before", difference.before().orElse(null))
          .param("after", difference.after().orElse(null))
          .update();
    }
  }

  void taken(long id, MailId mail) {
    jdbc.sql("update reading_difference set taken = true where job_id = :id and mail_id = :mail")
        .param("id", id)
        .param("mail", mail.value())
        .update();
  }

  private Map<String, Object> row(Scope scope, String subject, String who, long total) {
    Map<String, Object> row = new HashMap<>();
    row.put("scope", scope.name());
    row.put("subject", subject);
    row.put("who", who);
    row.put("now", now());
    row.put("total", Math.min(Integer.MAX_VALUE, total));
    row.put("upto", mails.last().value());
    row.put("form", null);
    row.put("period", null);
    row.put("mail", null);
    return row;
  }

  private long insert(Map<String, Object> row) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into reading_job (scope, subject, form, period, mail_id, status, asked_by, asked_at, total, upto)
            values (:scope, :subject, :form, :period, :mail, 'LOOKING', :who, :now, :total, :upto)
            """)
        .params(row)
        .update(key, "id");
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  static ReadingJob job(ResultSet row, int n) throws SQLException {
    return new ReadingJob(
        row.getLong("id"),
        Scope.valueOf(row.getString("scope")),
        row.getString("subject"),
        Optional.ofNullable(row.getString("form")),
        Optional.ofNullable(row.getString("period")).map(Period::parse),
        Optional.ofNullable(row.getObject("mail_id", Long.class)).map(MailId::new),
        Status.valueOf(row.getString("status")),
        row.getString("asked_by"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("settled_by")),
        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getInt("total"),
        row.getInt("done"),
        row.getInt("failed"),
        row.getLong("behind"),
        row.getLong("upto"));
  }

  private static Found found(ResultSet row, int n) throws SQLException {
    return new Found(
        new MailId(row.getLong("mail_id")),
        new Difference(
            Optional.ofNullable(row.getObject("report_id", Long.class)).map(ReportId::new),
            row.getString("what"),
            Optional.ofNullable(row.getString("value_before")),
            Optional.ofNullable(row.getString("value_after"))),
        row.getBoolean("taken"));
  }

  /**
   * A difference.
   *
   * @param taken whether its mail has been filed anew
   */
  public record Found(MailId mail, Difference difference, boolean taken) {}
}
