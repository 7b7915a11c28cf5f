package vn.vanthu.intake.again;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.vanthu.intake.Intake;
import vn.vanthu.intake.Reread;
import vn.vanthu.intake.TemporaryFailure;
import vn.vanthu.intake.again.JobClaims.Claim;
import vn.vanthu.intake.again.ReadingJob.Status;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.Reports;

/**
 * Reads again what was asked for, one mail after another on a thread of its own, beside the mail
 * that comes in. Each mail is one step that is kept; a crash repeats one step at the most.
 */
@Component
class ReadingWorker implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(ReadingWorker.class);
  private static final int AT_ONCE = 50;
  private static final int LAST_MAIL_SECONDS = 20;

  private final ReadingJobs jobs;
  private final JobClaims claims;
  private final Intake intake;
  private final Mails mails;
  private final Reports reports;
  private final TransactionOperations transaction;
  private volatile Optional<Claim> held = Optional.empty();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          0,
          1,
          60,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          new CustomizableThreadFactory("reading-again-"),
          new ThreadPoolExecutor.DiscardPolicy());

  ReadingWorker(
      ReadingJobs jobs,
      JobClaims claims,
      Intake intake,
      Mails mails,
      Reports reports,
      TransactionOperations transaction) {
    this.jobs = jobs;
    this.claims = claims;
    this.intake = intake;
    this.mails = mails;
    this.reports = reports;
    this.transaction = transaction;
  }

  @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
  void tick() {
    try {
      held.ifPresent(claims::renew);
      thread.execute(this::work);
    } catch (RuntimeException e) {
      log.warn("reading again was not looked after: {}", e.toString());
    }
  }

  /** Works until nothing is left to do. */
  void work() {
    for (Optional<Claim> next = claims.next(); next.isPresent(); next = claims.next()) {
      held = next;
      try {
        work(next.get());
      } catch (TemporaryFailure e) {
        log.warn("reading job {} goes on later: {}", next.get().job(), e.toString());
        return; // its lease ends by itself
      } catch (RuntimeException e) {
        log.error("reading job {} goes on later", next.get().job(), e);
        return;
      } finally {
        held = Optional.empty();
      }
    }
  }

  private void work(Claim claim) {
    while (!thread.isShutdown()) {
      ReadingJob job = jobs.find(claim.job()).orElseThrow();
      Map<Long, MailId> next = next(job);
      if (next.isEmpty()) {
        claims.end(claim);
        log.info("reading job {}: {} mails read, {} failed", job.id(), job.done(), job.failed());
        return;
      }
      for (Map.Entry<Long, MailId> mail : next.entrySet()) {
        if (thread.isShutdown() || !step(claim, job, mail.getKey(), mail.getValue())) {
          claims.leave(claim);
          return;
        }
      }
    }
    claims.leave(claim);
  }

  /** The next mails by the key behind which the job stands once they are read. */
  private Map<Long, MailId> next(ReadingJob job) {
    Map<Long, MailId> next = new java.util.LinkedHashMap<>();
    if (job.status() == Status.APPLYING) {
      jobs.untaken(job.id(), job.behind(), AT_ONCE).forEach(mail -> next.put(mail.value(), mail));
      return next;
    }
    switch (job.scope()) {
      case MAIL ->
          job.mail()
              .filter(mail -> mail.value() > job.behind())
              .ifPresent(mail -> next.put(mail.value(), mail));
      case ALL ->
          mails
              .doneBehind(new MailId(job.behind()), new MailId(job.upto()), AT_ONCE)
              .forEach(mail -> next.put(mail.value(), mail));
      case PERIOD -> ofPeriod(job, next);
    }
    return next;
  }

  private void ofPeriod(ReadingJob job, Map<Long, MailId> next) {
    long behind = job.behind();
    List<Map.Entry<ReportId, String>> some;
    do { // reports that came by another way are passed over
      some =
          new ArrayList<>(
              reports
                  .sourcesBehind(
                      job.form().orElseThrow(),
                      job.period().orElseThrow(),
                      new ReportId(behind),
                      AT_ONCE)
                  .entrySet());
      for (Map.Entry<ReportId, String> report : some) {
        behind = report.getKey().value();
        if (report.getValue().matches("mail:\\d+")) {
          next.put(behind, new MailId(Long.parseLong(report.getValue().substring(5))));
        }
      }
    } while (next.isEmpty() && some.size() == AT_ONCE);
  }

  /** False if the job is no longer this worker's. */
  private boolean step(Claim claim, ReadingJob job, long key, MailId mail) {
    boolean dryRun = job.status() == Status.LOOKING;
    Optional<Reread> told;
    try {
      told = Optional.of(intake.readAgain(mail, dryRun));
    } catch (TemporaryFailure e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("mail {} could not be read again", mail, e);
      told = Optional.empty();
    }
    Optional<Reread> kept = told;
    Boolean mine =
        transaction.execute(
            status -> {
              boolean ours = claims.step(claim, key, kept.isEmpty());
              if (ours && kept.isPresent()) {
                keep(job, mail, kept.get());
              }
              return ours;
            });
    return Boolean.TRUE.equals(mine);
  }

  private void keep(ReadingJob job, MailId mail, Reread told) {
    if (told.dryRun()) {
      jobs.keep(job.id(), mail, told.differences());
    } else {
      jobs.taken(job.id(), mail);
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(LAST_MAIL_SECONDS, TimeUnit.SECONDS)) {
      log.warn("a mail is still being read again; it is read once more after the next start");
    }
  }
}
