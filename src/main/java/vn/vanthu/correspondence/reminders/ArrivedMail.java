package vn.vanthu.correspondence.reminders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.mailbox.Fate;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Unplaced;

/**
 * Mail that may be the report a unit owes: it waits, could not be processed, or a person must say
 * whose or for which period it is. It stops reminders as a report does.
 */
final class ArrivedMail {
  private static final Set<String> WITHOUT_REPORT =
      Set.of("attachment-not-read", "mail-over-limit");
  private static final Set<String> UNREADABLE =
      Set.of("report-not-readable", "attachment-not-read", "mail-over-limit");

  private final ZoneId zone;
  private final Map<UnitCode, List<Instant>> arrived = new HashMap<>();
  private final Map<UnitCode, List<Instant>> unreadable = new HashMap<>();

  ArrivedMail(List<StoredMail> unsettled, List<Unplaced> unplaced, Registry registry, ZoneId zone) {
    this.zone = zone;
    Map<String, List<Unplaced>> bySource = new HashMap<>();
    unplaced.forEach(u -> bySource.computeIfAbsent(u.source(), s -> new ArrayList<>()).add(u));
    for (StoredMail mail : unsettled) {
      List<Unplaced> reports = bySource.getOrDefault("mail:" + mail.id(), List.of());
      Set<UnitCode> units = units(mail, reports, registry);
      if (mayBeAReport(mail, reports)) {
        units.forEach(unit -> add(arrived, unit, mail));
      }
      if (mail.fate().filter(f -> UNREADABLE.contains(f.whyCode())).isPresent()) {
        units.forEach(unit -> add(unreadable, unit, mail));
      }
    }
  }

  /** From which day on mail may be a campaign's report. */
  static LocalDate opening(Campaign campaign) {
    return campaign.from().orElse(campaign.dueDate().minusDays(45));
  }

  /** Whether the unit has sent something that may be what the campaign asks for. */
  boolean stops(UnitCode unit, Campaign campaign) {
    return since(arrived, unit, campaign) > 0;
  }

  /** How many mails of the unit could not be read since the campaign opened. */
  int unreadable(UnitCode unit, Campaign campaign) {
    return since(unreadable, unit, campaign);
  }

  private int since(Map<UnitCode, List<Instant>> mails, UnitCode unit, Campaign campaign) {
    Instant opening = opening(campaign).atStartOfDay(zone).toInstant();
    return (int)
        mails.getOrDefault(unit, List.of()).stream().filter(at -> !at.isBefore(opening)).count();
  }

  /**
   * A mail for review whose reports all have their unit and period counts by those reports alone.
   */
  private static boolean mayBeAReport(StoredMail mail, List<Unplaced> reports) {
    return mail.status() != MailStatus.DONE
        || !reports.isEmpty()
        || mail.fate().filter(fate -> WITHOUT_REPORT.contains(fate.whyCode())).isPresent();
  }

  private Set<UnitCode> units(StoredMail mail, List<Unplaced> reports, Registry registry) {
    Set<UnitCode> units = new HashSet<>();
    reports.forEach(report -> report.unit().ifPresent(units::add));
    mail
        .fate()
        .filter(fate -> fate.whyCode().equals("unit-candidates"))
        .map(Fate::whyArgs)
        .orElse(List.of())
        .stream()
        .filter(code -> !code.isBlank())
        .map(UnitCode::new)
        .forEach(units::add);
    if (units.isEmpty()) {
      LocalDate day = mail.receivedAt().atZone(zone).toLocalDate();
      registry.byAddress(mail.from(), day).forEach(unit -> units.add(unit.code()));
    }
    return units;
  }

  private static void add(Map<UnitCode, List<Instant>> to, UnitCode unit, StoredMail mail) {
    to.computeIfAbsent(unit, u -> new ArrayList<>()).add(mail.receivedAt());
  }
}
