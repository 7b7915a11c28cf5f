package vn.vanthu.intake.again;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.MovingClock;
import vn.vanthu.TestDatabase;
import vn.vanthu.forms.Period;
import vn.vanthu.intake.Reread.Difference;
import vn.vanthu.intake.again.JobClaims.Claim;
import vn.vanthu.intake.again.ReadingJob.Status;
import vn.vanthu.mailbox.FileRawStore;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.reports.Reports;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReadingJobsTest {
  @Parameter TestDatabase database;
  @TempDir Path data;

  private MovingClock clock;
  private ReadingJobs jobs;
  private JobClaims claims;

  @BeforeEach
  void open() {
    JdbcClient jdbc = JdbcClient.create(database.migrated());
    clock = new MovingClock(Instant.parse("2022-06-10T01:00:00Z"), java.time.ZoneOffset.UTC);
    Mails mails = new Mails(jdbc, new FileRawStore(data));
    jobs = new ReadingJobs(jdbc, mails, new Reports(jdbc, clock), clock);
    claims = new JobClaims(jdbc, clock);
  }

  @Test
  void one_worker_has_a_job_until_its_lease_ends_and_then_cannot_keep_anything_of_it() {
    long id = jobs.askPeriod("CCHC-Q2", "cchc", Period.parse("2022-Q2"), "lan");
    Claim dead = claims.next().orElseThrow();
    assertThat(claims.next()).isEmpty();

    clock.forward(JobClaims.LEASE.plusSeconds(1));
    Claim other = claims.next().orElseThrow();
    assertThat(other.job()).isEqualTo(id);
    assertThat(claims.step(dead, 1, false)).isFalse();
    assertThat(claims.step(other, 7, true)).isTrue();

    ReadingJob job = jobs.find(id).orElseThrow();
    assertThat(job.behind()).isEqualTo(7);
    assertThat(job.done()).isEqualTo(1);
    assertThat(job.failed()).isEqualTo(1);
  }

  @Test
  void it_looks_then_waits_for_a_person_and_takes_what_was_listed() {
    long id = jobs.askMail(new MailId(3), "lan");
    assertThat(jobs.apply(id, "hoa")).as("still looking").isFalse();

    Claim claim = claims.next().orElseThrow();
    jobs.keep(id, new MailId(3), List.of(difference("5", "6"), difference("7", "8")));
    claims.end(claim);
    assertThat(jobs.find(id).orElseThrow().status()).isEqualTo(Status.LOOKED);
    assertThat(claims.next()).as("nobody works while a person decides").isEmpty();
    assertThat(jobs.countDifferences(id)).isEqualTo(2);

    assertThat(jobs.apply(id, "hoa")).isTrue();
    assertThat(jobs.apply(id, "an")).as("once").isFalse();
    assertThat(jobs.find(id).orElseThrow().total()).isEqualTo(1);
    Claim taking = claims.next().orElseThrow();
    assertThat(jobs.untaken(id, 0, 10)).containsExactly(new MailId(3));
    jobs.taken(id, new MailId(3));
    assertThat(jobs.untaken(id, 0, 10)).isEmpty();
    claims.end(taking);

    ReadingJob job = jobs.find(id).orElseThrow();
    assertThat(job.status()).isEqualTo(Status.DONE);
    assertThat(job.endedAt()).isPresent();
    assertThat(job.settledBy()).contains("hoa");
    assertThat(jobs.differences(id, 0, 10)).allMatch(ReadingJobs.Found::taken);
  }

  @Test
  void a_look_that_finds_nothing_needs_nobodys_decision() {
    long id = jobs.askAll("lan");
    claims.end(claims.next().orElseThrow());

    assertThat(jobs.find(id).orElseThrow().status()).isEqualTo(Status.DONE);
    assertThat(jobs.find(id).orElseThrow().endedAt()).isPresent();
  }

  @Test
  void a_stopped_job_is_its_workers_no_longer() {
    long id = jobs.askAll("lan");
    Claim claim = claims.next().orElseThrow();

    assertThat(jobs.stop(id, "lan")).isTrue();
    assertThat(claims.renew(claim)).isFalse();
    claims.end(claim);
    assertThat(jobs.find(id).orElseThrow().status()).isEqualTo(Status.STOPPED);
    assertThat(claims.next()).isEmpty();
  }

  private static Difference difference(String before, String after) {
    return new Difference(
        Optional.empty(), "indicator:meetings", Optional.of(before), Optional.of(after));
  }
}
