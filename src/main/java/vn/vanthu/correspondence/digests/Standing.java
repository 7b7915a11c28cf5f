package vn.vanthu.correspondence.digests;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Deadlines;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.UnitState;
import vn.vanthu.campaigns.calendar.CalendarGap;
import vn.vanthu.correspondence.reminders.Reminders;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.registry.UnitCode;

/** How the open campaigns stand. */
@Component
class Standing {
  private static final Logger log = LoggerFactory.getLogger(Standing.class);

  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Reminders reminders;
  private final Forms forms;
  private final Templates templates;
  private final HouseStyle style;
  private final ConsoleLinks links;
  private final Clock clock;

  Standing(
      Campaigns campaigns,
      Statuses statuses,
      Reminders reminders,
      Forms forms,
      Templates templates,
      HouseStyle style,
      ConsoleLinks links,
      Clock clock) {
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.reminders = reminders;
    this.forms = forms;
    this.templates = templates;
    this.style = style;
    this.links = links;
    this.clock = clock;
  }

  List<CampaignStatus> open() {
    Deadlines deadlines = statuses.deadlines();
    Instant now = clock.instant();
    return campaigns.open().stream().map(c -> statuses.of(c, deadlines, now)).toList();
  }

  /** Reports that lack something the union was asked for. */
  DigestItems waiting(List<CampaignStatus> open) {
    List<Owed> all = in(open, UnitState.INCOMPLETE);
    return new DigestItems(
        all.stream()
            .limit(DigestItems.MOST)
            .map(owed -> templates.word("digest.unit", owed.row.unit().name(), name(owed.campaign)))
            .map(DigestItem::of)
            .toList(),
        all.size());
  }

  DigestItems dueSoon(List<CampaignStatus> open, LocalDate today, int days) {
    return DigestItems.of(soon(open, today, days));
  }

  private List<DigestItem> soon(List<CampaignStatus> open, LocalDate today, int days) {
    return open.stream()
        .filter(s -> !s.deadline().day().isBefore(today))
        .filter(s -> ChronoUnit.DAYS.between(today, s.deadline().day()) <= days)
        .map(
            s ->
                new DigestItem(
                    templates.word(
                        "digest.soon",
                        name(s.campaign()),
                        style.weekday(s.deadline().day()),
                        style.count(s.received()),
                        style.count(s.expected())),
                    links.campaign(s.campaign().code())))
        .toList();
  }

  /** Whether a deadline has passed in that time. */
  boolean fellDue(List<CampaignStatus> open, DigestWindow window) {
    return open.stream()
        .map(status -> status.deadline().until())
        .anyMatch(until -> until.isAfter(window.from()) && !until.isAfter(window.to()));
  }

  /** Whether that day is the first working day of its week. */
  boolean opensTheWeek(LocalDate day) {
    try {
      LocalDate before = statuses.deadlines().calendar().plusWorkingDays(day, -1);
      return before.isBefore(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    } catch (CalendarGap gap) {
      return day.getDayOfWeek() == DayOfWeek.MONDAY;
    }
  }

  /** Units that are late, the longest first, each with everything that it owes. */
  DigestItems overdue(List<CampaignStatus> open, LocalDate today) {
    Map<UnitCode, List<Owed>> units = new LinkedHashMap<>();
    in(open, UnitState.MISSING).stream()
        .sorted(Comparator.comparing(owed -> owed.row.deadline().day())) // else as they were
        .forEach(
            owed ->
                units.computeIfAbsent(owed.row.unit().code(), u -> new ArrayList<>()).add(owed));
    List<List<Owed>> first = units.values().stream().limit(DigestItems.MOST).toList();
    Map<String, Map<UnitCode, Integer>> reminded = new HashMap<>();
    for (CampaignStatus status : open) {
      String code = status.campaign().code();
      reminded.put(
          code,
          reminders.timesSent(
              code, first.stream().map(owed -> owed.get(0).row.unit().code()).toList()));
    }
    return new DigestItems(
        first.stream().map(owed -> overdue(owed, today, reminded)).toList(), units.size());
  }

  private DigestItem overdue(
      List<Owed> owed, LocalDate today, Map<String, Map<UnitCode, Integer>> reminded) {
    List<String> late = new ArrayList<>();
    for (Owed one : owed) {
      int times =
          reminded
              .getOrDefault(one.campaign.code(), Map.of())
              .getOrDefault(one.row.unit().code(), 0);
      late.add(
          templates.word(
              times == 0 ? "digest.overdue.never" : "digest.overdue.times",
              name(one.campaign),
              style.count(daysLate(one.row, today)),
              style.count(times)));
    }
    String unit = owed.get(owed.size() - 1).row.unit().name();
    return DigestItem.of(templates.word("digest.overdue", unit, String.join("; ", late)));
  }

  private static List<Owed> in(List<CampaignStatus> open, UnitState state) {
    List<Owed> found = new ArrayList<>();
    for (CampaignStatus status : open) {
      for (CampaignStatus.Row row : status.units()) {
        if (row.state() == state) {
          found.add(new Owed(status.campaign(), row));
        }
      }
    }
    return found;
  }

  DigestItems progress(List<CampaignStatus> open) {
    return DigestItems.of(
        open.stream()
            .map(s -> new DigestItem(progress(s), links.campaign(s.campaign().code())))
            .toList());
  }

  /** The same as the chart shows, for whoever cannot see it. */
  String inWords(List<CampaignStatus> open) {
    return open.stream().map(this::progress).collect(Collectors.joining("; "));
  }

  /** A small chart; empty where this machine cannot draw one. */
  Optional<byte[]> chart(List<CampaignStatus> open) {
    try {
      return Optional.of(ProgressChart.of(open.stream().limit(8).toList(), this::name, templates));
    } catch (java.io.IOException | RuntimeException | LinkageError e) { // no fonts, no display
      log.warn("The digest goes without its chart: {}", e.toString());
      return Optional.empty();
    }
  }

  /** CCHC quý II/2022. */
  String name(Campaign campaign) {
    String form = forms.find(campaign.form()).map(Form::shortTitle).orElse(campaign.form());
    return form + " " + style.shortPeriod(campaign.period());
  }

  private String progress(CampaignStatus status) {
    double share = status.expected() == 0 ? 0 : 100.0 * status.received() / status.expected();
    return templates.word(
        "digest.progress",
        name(status.campaign()),
        style.count(status.received()),
        style.count(status.expected()),
        String.format(Locale.ROOT, "%.1f", share).replace('.', ','));
  }

  private long daysLate(CampaignStatus.Row row, LocalDate today) {
    try {
      return statuses.deadlines().calendar().workingDaysBetween(row.deadline().day(), today);
    } catch (CalendarGap gap) {
      return ChronoUnit.DAYS.between(row.deadline().day(), today);
    }
  }

  /** A unit and what it owes. */
  private record Owed(Campaign campaign, CampaignStatus.Row row) {}
}
