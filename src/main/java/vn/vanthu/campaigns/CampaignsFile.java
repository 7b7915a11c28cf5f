package vn.vanthu.campaigns;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.campaigns.calendar.WorkingCalendar;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.BadRow;
import vn.vanthu.registry.BadRows;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.Rows;

/** Rounds of reports as a CSV or XLSX file. All or nothing. */
final class CampaignsFile {
  private static final Set<String> NEEDED = Set.of("code", "form", "period", "due_date", "title");

  private final Forms forms;
  private final List<BadRow> bad = new ArrayList<>();
  private final Map<String, Integer> rows = new HashMap<>();

  private CampaignsFile(Forms forms) {
    this.forms = forms;
  }

  /**
   * Reads the file.
   *
   * @param others the campaigns that are there already; those of the file take their place
   * @throws IOException if it cannot be opened
   * @throws BadRows naming every bad row
   */
  static List<Campaign> read(
      Path file, Forms forms, Registry registry, WorkingCalendar calendar, List<Campaign> others)
      throws IOException {
    CampaignsFile reading = new CampaignsFile(forms);
    List<Campaign> campaigns = new ArrayList<>();
    Rows.read(file, heading -> heading.strip().toLowerCase(Locale.ROOT), NEEDED)
        .forEach(row -> reading.campaign(row).ifPresent(campaigns::add));
    List<Campaign> beside =
        new ArrayList<>(others.stream().filter(o -> !reading.rows.containsKey(o.code())).toList());
    beside.addAll(campaigns);
    CampaignCheck check = new CampaignCheck(forms, registry, calendar, beside);
    for (Campaign campaign : campaigns) {
      check.faults(campaign).forEach(fault -> reading.add(campaign, fault));
    }
    if (!reading.bad.isEmpty()) {
      throw new BadRows(reading.bad);
    }
    return campaigns;
  }

  private void add(Campaign campaign, Fault fault) {
    String reason = fault.code().replace('-', ' ') + ": " + String.join(", ", fault.args());
    bad.add(new BadRow(rows.getOrDefault(campaign.code(), 0), fault.field(), reason));
  }

  private Optional<Campaign> campaign(Rows.Row row) {
    int before = bad.size();
    String code = row.get("code");
    if (code.isEmpty() || rows.put(code, row.number()) != null) {
      bad.add(
          new BadRow(
              row.number(), "code", code.isEmpty() ? "missing" : "twice in the file: " + code));
    }
    if (forms.find(row.get("form")).isEmpty()) {
      bad.add(new BadRow(row.number(), "form", "unknown form: " + row.get("form")));
    }
    Optional<Period> period = period(row);
    Optional<LocalDate> due = row.date("due_date", bad);
    if (due.isEmpty() && row.get("due_date").isEmpty()) {
      bad.add(new BadRow(row.number(), "due_date", "missing"));
    }
    Optional<LocalDate> from = row.date("from_date", bad);
    Optional<LocalDate> to = row.date("to_date", bad);
    Optional<Selection> units = units(row);
    Optional<Campaign.Terms> terms = terms(row);
    if (bad.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Campaign(
            code,
            row.get("form").toLowerCase(Locale.ROOT),
            period.orElseThrow(),
            due.orElseThrow(),
            row.get("title"),
            from,
            to,
            units.orElseThrow(),
            terms.orElseThrow()));
  }

  private Optional<Selection> units(Rows.Row row) {
    try {
      return Optional.of(Selection.parse(row.get("units")));
    } catch (IllegalArgumentException e) {
      bad.add(new BadRow(row.number(), "units", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private Optional<Campaign.Terms> terms(Rows.Row row) {
    try {
      return Optional.of(
          new Campaign.Terms(
              Optional.of(row.get("due_hour")).filter(h -> !h.isEmpty()).map(LocalTime::parse),
              Optional.of(row.get("document")).filter(d -> !d.isEmpty()),
              Optional.of(row.get("reminders"))
                  .filter(r -> !r.isEmpty())
                  .map(ReminderSchedule::parse),
              Optional.empty(),
              Optional.empty()));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      bad.add(new BadRow(row.number(), "due_hour or reminders", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private Optional<Period> period(Rows.Row row) {
    try {
      return Optional.of(Period.parse(row.get("period")));
    } catch (IllegalArgumentException e) {
      bad.add(new BadRow(row.number(), "period", "no period: " + row.get("period")));
      return Optional.empty();
    }
  }
}
