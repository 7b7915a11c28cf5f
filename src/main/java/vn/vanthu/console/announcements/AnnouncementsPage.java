package vn.vanthu.console.announcements;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Refused;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.console.page.Notice;
import vn.vanthu.intake.ReplyIntents;
import vn.vanthu.intake.replies.Intent;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.ReportStatus;

/** What unions have announced in their replies, with what follows from it beside it. */
@Controller
class AnnouncementsPage {
  private static final int MOST = 200;
  private static final String BACK = "redirect:/announcements";

  private final ReplyIntents intents;
  private final AnnouncementActs acts;
  private final Units units;

  AnnouncementsPage(ReplyIntents intents, AnnouncementActs acts, Units units) {
    this.intents = intents;
    this.acts = acts;
    this.units = units;
  }

  @Bean
  static MenuEntry announcementsEntry() {
    return new MenuEntry("announcements", "/announcements", "clock", 14, Role.VIEWER);
  }

  @GetMapping("/announcements")
  String list(Model model) {
    model.addAttribute("lines", intents.open(MOST).stream().map(this::line).toList());
    return "announcements/list";
  }

  @PostMapping("/announcements/{id}/extend")
  String extend(
      @PathVariable long id,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate until,
      @RequestParam(defaultValue = "") String campaign,
      Principal person,
      RedirectAttributes redirect) {
    ReplyIntents.Row row = existing(id);
    try {
      boolean done = until != null && acts.extend(row, campaign, until, person.getName());
      say(redirect, done, "announcements.extended", "announcements.not-extended");
    } catch (Refused refused) {
      redirect.addFlashAttribute("notice", Notice.error("announcements.not-extended"));
    }
    return BACK;
  }

  @PostMapping("/announcements/{id}/nil")
  String nil(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String campaign,
      Principal person,
      RedirectAttributes redirect) {
    boolean done = acts.recordNil(existing(id), campaign, person.getName());
    say(redirect, done, "announcements.nil-recorded", "announcements.nil-not-recorded");
    return BACK;
  }

  /** The unit has the address that it has named. */
  @PostMapping("/announcements/{id}/address")
  String address(@PathVariable long id, Principal person, RedirectAttributes redirect) {
    boolean done = acts.takeAddress(existing(id), person.getName());
    say(redirect, done, "announcements.address-taken", "announcements.settled-before");
    return BACK;
  }

  @PostMapping("/announcements/{id}/settle")
  String settle(@PathVariable long id, Principal person, RedirectAttributes redirect) {
    boolean done = acts.settle(existing(id), person.getName(), "seen");
    say(redirect, done, "announcements.settled", "announcements.settled-before");
    return BACK;
  }

  private static void say(RedirectAttributes redirect, boolean done, String well, String not) {
    redirect.addFlashAttribute("notice", done ? Notice.done(well) : Notice.warning(not));
  }

  private Line line(ReplyIntents.Row row) {
    List<Campaign> campaigns = acts.campaigns(row);
    List<Campaign> open = campaigns.stream().filter(c -> !c.isClosed()).toList();
    Intent.Kind kind = row.intent().kind();
    return new Line(
        row,
        row.unit().flatMap(units::find),
        campaigns,
        campaigns.size() == 1 ? acts.reported(row, campaigns.get(0)) : Optional.empty(),
        kind == Intent.Kind.PROMISE ? owed(row, open) : List.of(),
        kind == Intent.Kind.NOTHING_TO_REPORT ? unreported(row, open) : List.of(),
        kind == Intent.Kind.SENT_ALREADY,
        acts.newAddress(row));
  }

  private List<Campaign> owed(ReplyIntents.Row row, List<Campaign> open) {
    return open.stream()
        .filter(c -> acts.reported(row, c).filter(ReportStatus.ACCEPTED::equals).isEmpty())
        .toList();
  }

  private List<Campaign> unreported(ReplyIntents.Row row, List<Campaign> open) {
    return open.stream().filter(c -> acts.reported(row, c).isEmpty()).toList();
  }

  private ReplyIntents.Row existing(long id) {
    return intents.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /**
   * One announcement, and what may be done about it.
   *
   * @param reported how the report stands that is there already; empty if none is
   * @param campaigns that it may be about
   * @param mayExtend for which of them the unit may be given time
   * @param mayBeNil for which of them it may be recorded as a report of noughts
   * @param searched whether its mail should be looked for
   * @param newAddress one that the unit may be given
   */
  record Line(
      ReplyIntents.Row row,
      Optional<Unit> unit,
      List<Campaign> campaigns,
      Optional<ReportStatus> reported,
      List<Campaign> mayExtend,
      List<Campaign> mayBeNil,
      boolean searched,
      Optional<String> newAddress) {
    /** The addresses from which its mail may have come. */
    public List<String> senders() {
      return unit.map(Unit::emails).orElse(List.of());
    }

    public String words() {
      return row.intent().words();
    }

    public String named() {
      return row.intent().day().map(LocalDate::toString).orElse("");
    }

    public List<String> detail() {
      String detail = row.intent().detail();
      return detail.isEmpty() ? List.of() : List.of(detail);
    }
  }
}
