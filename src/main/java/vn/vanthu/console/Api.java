package vn.vanthu.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.console.page.Sentences;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.intake.Findings;
import vn.vanthu.mailbox.Disposition;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportFilter;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/** The HTTP API, read only: reports, campaigns, messages, letters. */
@RestController
@RequestMapping("/api/v1")
class Api {
  private final Reports reports;
  private final Mails mails;
  private final Findings findings;
  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Letters letters;
  private final Sentences sentences;
  private final ZoneId zone;

  Api(
      Reports reports,
      Mails mails,
      Findings findings,
      Campaigns campaigns,
      Statuses statuses,
      Letters letters,
      Sentences sentences,
      ZoneId zone) {
    this.reports = reports;
    this.mails = mails;
    this.findings = findings;
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.letters = letters;
    this.sentences = sentences;
    this.zone = zone;
  }

  /** Reports, newest first; {@code campaign} stands for its form and period. */
  @GetMapping("/reports")
  Page<ReportJson> reports(
      @RequestParam(required = false) @Nullable String campaign,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    Optional<Campaign> round = Optional.ofNullable(campaign).map(this::round);
    ReportFilter filter =
        new ReportFilter(
            round.map(Campaign::form),
            round.map(Campaign::period),
            Optional.ofNullable(unit).map(UnitCode::new),
            Optional.ofNullable(status).map(s -> constant(ReportStatus.class, s)));
    List<Report> found = reports.page(filter, Page.page(page), Page.size(size));
    List<MailId> ids = found.stream().flatMap(r -> mailOf(r).stream()).distinct().toList();
    Map<MailId, Findings.Notes> notes = findings.of(ids);
    List<ReportJson> items = found.stream().map(r -> json(r, notes)).toList();
    return new Page<>(items, Page.page(page), Page.size(size), reports.count(filter));
  }

  @GetMapping("/campaigns")
  Page<CampaignJson> campaigns() {
    List<CampaignJson> all =
        campaigns.all().stream()
            .map(c -> CampaignJson.of(statuses.counts(c), zone, false))
            .toList();
    return new Page<>(all, 0, Math.max(1, all.size()), all.size());
  }

  @GetMapping("/campaigns/{code}/status")
  CampaignJson status(@PathVariable String code) {
    return CampaignJson.of(statuses.of(round(code)), zone, true);
  }

  /** Every message ever seen, newest first. */
  @GetMapping("/messages")
  Page<MessageJson> messages(
      @RequestParam(required = false) @Nullable String disposition,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    MailFilter filter =
        new MailFilter(
            Optional.ofNullable(disposition).map(d -> constant(Disposition.class, d)),
            Optional.empty());
    List<StoredMail> found = mails.page(filter, Page.page(page), Page.size(size));
    Map<MailId, Findings.Notes> notes = findings.of(found.stream().map(StoredMail::id).toList());
    Map<String, List<Long>> filed =
        reports
            .idsFrom(found.stream().map(mail -> "mail:" + mail.id()).toList())
            .entrySet()
            .stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, e -> e.getValue().stream().map(id -> id.value()).toList()));
    List<MessageJson> items =
        found.stream()
            .map(
                mail ->
                    MessageJson.of(
                        mail,
                        sentences.why(mail),
                        Optional.ofNullable(notes.get(mail.id()))
                            .map(Findings.Notes::rules)
                            .orElse(List.of()),
                        filed.getOrDefault("mail:" + mail.id(), List.of()),
                        zone))
            .toList();
    return new Page<>(items, Page.page(page), Page.size(size), mails.count(filter));
  }

  /** Every letter, newest first. */
  @GetMapping("/letters")
  Page<LetterJson> letters(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    Optional<LetterStatus> wanted =
        Optional.ofNullable(status).map(s -> constant(LetterStatus.class, s));
    List<LetterJson> items =
        letters.page(wanted, Optional.ofNullable(kind), Page.page(page), Page.size(size)).stream()
            .map(l -> LetterJson.of(l, zone))
            .toList();
    return new Page<>(
        items, Page.page(page), Page.size(size), letters.count(wanted, Optional.ofNullable(kind)));
  }

  private ReportJson json(Report report, Map<MailId, Findings.Notes> notes) {
    Optional<StoredMail> mail = mailOf(report).map(mails::find);
    Optional<Findings.Notes> of = mail.flatMap(m -> Optional.ofNullable(notes.get(m.id())));
    return ReportJson.of(report, mail, of, zone);
  }

  private static Optional<MailId> mailOf(Report report) {
    return report.source().startsWith("mail:")
        ? Optional.of(new MailId(Long.parseLong(report.source().substring(5))))
        : Optional.empty();
  }

  private Campaign round(String code) {
    return campaigns
        .find(code)
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No campaign " + code));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Unknown value: " + name, e);
    }
  }
}
