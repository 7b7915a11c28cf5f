package vn.vanthu.campaigns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vanthu.campaigns.calendar.WorkingCalendar;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.Unit;

/** What may be wrong with a campaign, against one reading of everything it must agree with. */
final class CampaignCheck {
  private final Forms forms;
  private final Registry registry;
  private final WorkingCalendar calendar;
  private final List<Campaign> others;

  CampaignCheck(Forms forms, Registry registry, WorkingCalendar calendar, List<Campaign> others) {
    this.forms = forms;
    this.registry = registry;
    this.calendar = calendar;
    this.others = others;
  }

  /** Everything that is wrong with it, but for the past. */
  List<Fault> faults(Campaign campaign) {
    List<Fault> faults = new ArrayList<>();
    Optional<Form> form = forms.find(campaign.form());
    if (form.isEmpty()) {
      faults.add(Fault.of("form", "form-unknown", campaign.form()));
    } else if (!form.get().asksFor(campaign.period())) {
      faults.add(
          Fault.of("period", "period-not-of-form", campaign.period(), form.get().shortTitle()));
    }
    if (isUnfit(campaign.code(), 64)) {
      faults.add(Fault.of("code", "code-unfit", campaign.code()));
    }
    if (campaign.title().isBlank() || campaign.title().length() > 500) {
      faults.add(Fault.of("title", "title-unfit"));
    }
    days(campaign, faults);
    units(campaign, faults);
    others.stream()
        .filter(other -> !other.code().equals(campaign.code()) && overlap(campaign, other))
        .forEach(other -> faults.add(Fault.of("period", "overlaps", other.code())));
    return faults;
  }

  /** Whether a code is empty, too long, or could not stand in an address. */
  static boolean isUnfit(String code, int most) {
    return code.isBlank() || code.length() > most || code.matches(".*[/\\\\?#;%\\p{Cntrl}].*");
  }

  private void days(Campaign campaign, List<Fault> faults) {
    Optional<LocalDate> from = campaign.from();
    Optional<LocalDate> to = campaign.to();
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      faults.add(Fault.of("to_date", "to-before-from"));
    }
    if (from.filter(day -> day.isAfter(campaign.dueDate())).isPresent()) {
      faults.add(Fault.of("due_date", "due-before-from"));
    }
    if (!calendar.knows(campaign.dueDate())) {
      faults.add(Fault.of("due_date", "calendar-gap", campaign.dueDate().getYear()));
    }
    if (campaign.terms().remindersEnd().filter(campaign.dueDate()::isAfter).isPresent()) {
      faults.add(Fault.of("reminders_end", "end-before-due"));
    }
  }

  private void units(Campaign campaign, List<Fault> faults) {
    if (campaign.units() instanceof Selection.Listed listed) {
      listed.codes().stream()
          .filter(code -> registry.find(code).isEmpty())
          .sorted()
          .forEach(code -> faults.add(Fault.of("units", "unit-unknown", code)));
    }
    if (campaign.units() instanceof Selection.OfClusters clusters) {
      Set<String> known =
          registry.all().stream()
              .map(unit -> unit.on(campaign.dueDate()).cluster())
              .collect(Collectors.toSet());
      clusters.clusters().stream()
          .filter(cluster -> !known.contains(cluster))
          .sorted()
          .forEach(cluster -> faults.add(Fault.of("units", "cluster-unknown", cluster)));
    }
  }

  /**
   * Whether a report could answer both: the same form and period, or spans of the same length that
   * cross, asked of the same unit.
   */
  private boolean overlap(Campaign a, Campaign b) {
    return a.form().equals(b.form())
        && a.period().kind() == b.period().kind()
        && (a.period().equals(b.period()) || spansCross(a, b))
        && registry.all().stream().anyMatch(unit -> askedByBoth(unit, a, b));
  }

  private static boolean askedByBoth(Unit unit, Campaign a, Campaign b) {
    return a.asks(unit).isPresent() && b.asks(unit).isPresent();
  }

  private static boolean spansCross(Campaign a, Campaign b) {
    return a.from().isPresent()
        && a.to().isPresent()
        && b.from().isPresent()
        && b.to().isPresent()
        && !a.from().get().isAfter(b.to().get())
        && !b.from().get().isAfter(a.to().get());
  }
}
