package vn.vanthu.console.today;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.page.Beside;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.console.page.Reckoned;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.intake.ReplyIntents;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.MailboxState;
import vn.vanthu.mailbox.MailboxStates;
import vn.vanthu.mailbox.Register;
import vn.vanthu.mailbox.RegisterFilter;
import vn.vanthu.reports.Reports;

/** The first page: what needs a person, how the open rounds stand, how mailboxes and outbox do. */
@Controller
class TodayPage {
  private static final int MOST = 1_000;
  private static final int ROUNDS = 6;

  private final Reports reports;
  private final Register register;
  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Letters letters;
  private final ReplyIntents intents;
  private final Reckoned<Round> rounds;
  private final MailboxStates mailboxes;
  private final Formats formats;
  private final ZoneId zone;

  TodayPage(
      Reports reports,
      Register register,
      Campaigns campaigns,
      Statuses statuses,
      Letters letters,
      ReplyIntents intents,
      Beside beside,
      MailboxStates mailboxes,
      Formats formats,
      ZoneId zone) {
    this.reports = reports;
    this.register = register;
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.letters = letters;
    this.intents = intents;
    this.rounds = beside.reckoned();
    this.mailboxes = mailboxes;
    this.formats = formats;
    this.zone = zone;
  }

  @Bean
  static MenuEntry todayEntry() {
    return new MenuEntry("today", "/", "sun", 10, Role.VIEWER);
  }

  @GetMapping("/")
  String today(Model model) {
    List<Campaign> open = campaigns.open();
    List<Campaign> shown = open.stream().limit(ROUNDS).toList();
    shown.forEach(campaign -> rounds.begin(key(campaign), () -> round(campaign)));
    model.addAttribute("tasks", tasks());
    model.addAttribute("rounds", shown.stream().map(this::counted).toList());
    model.addAttribute("more", Math.max(0, open.size() - ROUNDS));
    model.addAttribute("nothing", register.count(RegisterFilter.ALL, 1) == 0);
    health(model);
    return "today/today";
  }

  /** How mailboxes and outbox do now: a piece that renews itself. */
  @GetMapping("/today/health")
  String healthPiece(Model model) {
    health(model);
    return "today/today :: health";
  }

  private void health(Model model) {
    List<MailboxState> states = List.copyOf(mailboxes.all());
    int waiting = register.count(waitingMail(), MOST);
    model.addAttribute("boxes", states);
    model.addAttribute("troubles", mailboxes);
    model.addAttribute("locale", LocaleContextHolder.getLocale());
    model.addAttribute("unread", waiting);
    model.addAttribute("coming", states.stream().mapToInt(MailboxState::waiting).sum());
    model.addAttribute("queued", count(LetterStatus.QUEUED));
  }

  /** The most urgent first: nothing comes in, nothing goes out, somebody waits for a decision. */
  private List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    for (MailboxState box : mailboxes.all()) {
      if (box.failingSince().isPresent()) {
        tasks.add(new Task("bad", "today.mailbox-fails", box.name(), "#health"));
      }
    }
    add(
        tasks,
        "bad",
        "today.failed-mail",
        register.count(RegisterFilter.failed(), MOST),
        "/register?fate=FAILED");
    add(tasks, "bad", "today.failed-letters", count(LetterStatus.FAILED), "/letters?status=FAILED");
    add(
        tasks,
        "bad",
        "today.bounced-letters",
        count(LetterStatus.BOUNCED),
        "/letters?status=BOUNCED");
    add(tasks, "warn", "today.in-review", reports.countWaiting(MOST), "/review");
    add(
        tasks,
        "warn",
        "today.loose-mail",
        register.count(RegisterFilter.forReview(MailKind.OTHER), MOST),
        "/review");
    add(tasks, "warn", "today.announced", intents.open(MOST).size(), "/announcements");
    add(
        tasks,
        "warn",
        "today.to-approve",
        letters.waitingForApproval(MOST).size(),
        "/letters?status=WITHHELD");
    return tasks;
  }

  private void add(List<Task> tasks, String urgency, String key, long count, String path) {
    if (count > 0) {
      String shown = count >= MOST ? formats.number(MOST) + "+" : formats.number(count);
      tasks.add(new Task(urgency, key, shown, path));
    }
  }

  private long count(LetterStatus status) {
    return letters.count(Optional.of(status), Optional.empty());
  }

  private Round counted(Campaign campaign) {
    return rounds.now(key(campaign), () -> round(campaign));
  }

  private static String key(Campaign campaign) {
    return campaign.code() + "|" + campaign.dueDate();
  }

  private Round round(Campaign campaign) {
    LocalDate today = formats.today();
    return new Round(
        campaign,
        statuses.counts(campaign),
        ArrivalChart.of(
            reports.arrivals(
                campaign.form(),
                campaign.period(),
                ArrivalChart.earliest(campaign.dueDate(), today),
                ArrivalChart.latest(campaign.dueDate(), today),
                zone),
            campaign.dueDate(),
            today),
        campaign.dueDate().toEpochDay() - today.toEpochDay());
  }

  private static RegisterFilter waitingMail() {
    return new RegisterFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(MailStatus.RECEIVED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Something that needs a person.
   *
   * @param urgency {@code bad} or {@code warn}
   * @param what number or name for the sentence {@code key}
   */
  record Task(String urgency, String key, String what, String path) {}

  /**
   * An open round.
   *
   * @param daysLeft until the due day; negative after it
   */
  record Round(Campaign campaign, CampaignStatus status, ArrivalChart chart, long daysLeft) {}
}
