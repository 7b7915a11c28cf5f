package vn.vanthu.console.again;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.intake.again.ReadingJob;
import vn.vanthu.intake.again.ReadingJobs;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.reports.ReportId;

/** Reading again by the API: ask, look at the differences, take them. */
@RestController
@RequestMapping("/api/v1/readings-again")
class ReadingAgainApi {
  private static final int MOST = 1_000;

  private final ReadingJobs jobs;
  private final Campaigns campaigns;
  private final Mails mails;
  private final Audit audit;
  private final ZoneId zone;

  ReadingAgainApi(ReadingJobs jobs, Campaigns campaigns, Mails mails, Audit audit, ZoneId zone) {
    this.jobs = jobs;
    this.campaigns = campaigns;
    this.mails = mails;
    this.audit = audit;
    this.zone = zone;
  }

  @GetMapping
  List<JobJson> all() {
    return jobs.latest(MOST).stream().map(this::json).toList();
  }

  /** Starts a look; a message, a campaign, or everything without either. */
  @PostMapping
  JobJson ask(@RequestBody Asked asked, Principal person) {
    long id = ask(asked, person.getName());
    audit.note("reading-again-asked", "reading:" + id, String.valueOf(asked));
    return one(id);
  }

  @GetMapping("/{id}")
  JobJson one(@PathVariable long id) {
    return json(jobs.find(id).orElseThrow(ReadingAgainApi::missing));
  }

  @GetMapping("/{id}/differences")
  List<DifferenceJson> differences(
      @PathVariable long id,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "1000") int size) {
    return jobs.differences(id, Math.max(0, page), Math.max(1, Math.min(MOST, size))).stream()
        .map(DifferenceJson::of)
        .toList();
  }

  /** Takes the listed differences; 409 while it still looks, or if somebody has decided. */
  @PostMapping("/{id}/apply")
  JobJson apply(@PathVariable long id, Principal person) {
    one(id);
    if (!jobs.apply(id, person.getName())) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    audit.note("reading-again-applied", "reading:" + id, "");
    return one(id);
  }

  private long ask(Asked asked, String who) {
    if (asked.message() != null) {
      MailId mail = new MailId(asked.message());
      if (mails.look(mail).isEmpty()) {
        throw missing();
      }
      return jobs.askMail(mail, who);
    }
    if (asked.campaign() != null) {
      Campaign campaign = campaigns.find(asked.campaign()).orElseThrow(ReadingAgainApi::missing);
      return jobs.askPeriod(campaign.code(), campaign.form(), campaign.period(), who);
    }
    return jobs.askAll(who);
  }

  private JobJson json(ReadingJob job) {
    return new JobJson(
        job.id(),
        job.scope().name().toLowerCase(Locale.ROOT),
        job.subject(),
        job.status().name().toLowerCase(Locale.ROOT),
        job.askedBy(),
        job.askedAt().atZone(zone).toOffsetDateTime().toString(),
        job.total(),
        job.done(),
        job.failed(),
        jobs.countDifferences(job.id()));
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** What is to be read again. */
  record Asked(@Nullable Long message, @Nullable String campaign) {}

  /** How far it is. */
  record JobJson(
      long id,
      String scope,
      String subject,
      String status,
      @JsonProperty("asked_by") String askedBy,
      @JsonProperty("asked_at") String askedAt,
      int total,
      int done,
      int failed,
      int differences) {}

  /** One difference. */
  record DifferenceJson(
      long message,
      @Nullable Long report,
      String what,
      @Nullable String before,
      @Nullable String after,
      boolean taken) {
    static DifferenceJson of(ReadingJobs.Found found) {
      Optional<ReportId> report = found.difference().report();
      return new DifferenceJson(
          found.mail().value(),
          report.map(ReportId::value).orElse(null),
          found.difference().what(),
          found.difference().before().orElse(null),
          found.difference().after().orElse(null),
          found.taken());
    }
  }
}
