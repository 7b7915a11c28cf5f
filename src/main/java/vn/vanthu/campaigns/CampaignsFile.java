package vn.vanthu.campaigns;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.BadRow;
import vn.vanthu.registry.BadRows;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.Rows;
import vn.vanthu.registry.UnitCode;

/** Rounds of reports as a CSV or XLSX file. All or nothing. */
public final class CampaignsFile {
  private final Forms forms;
  private final Registry registry;
  private final List<BadRow> bad = new ArrayList<>();
  private final Set<String> codes = new HashSet<>();

  private CampaignsFile(Forms forms, Registry registry) {
    this.forms = forms;
    this.registry = registry;
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it cannot be opened
   * @throws BadRows naming every bad row
   */
  public static List<Campaign> read(Path file, Forms forms, Registry registry) throws IOException {
    CampaignsFile reading = new CampaignsFile(forms, registry);
    Set<String> needed = Set.of("code", "form", "period", "due_date", "title");
    List<Campaign> campaigns = new ArrayList<>();
    Rows.read(file, heading -> heading.strip().toLowerCase(Locale.ROOT), needed)
        .forEach(row -> reading.campaign(row).ifPresent(campaigns::add));
    if (!reading.bad.isEmpty()) {
      throw new BadRows(reading.bad);
    }
    return campaigns;
  }

  private Optional<Campaign> campaign(Rows.Row row) {
    int before = bad.size();
    String code = row.get("code");
    if (code.isEmpty() || !codes.add(code)) {
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
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      bad.add(new BadRow(row.number(), "to_date", "before from_date"));
    }
    Set<UnitCode> units =
        Arrays.stream(row.get("units").split("[;\\s]+"))
            .filter(u -> !u.isEmpty())
            .map(UnitCode::new)
            .collect(Collectors.toSet());
    units.stream()
        .filter(u -> registry.find(u).isEmpty())
        .forEach(u -> bad.add(new BadRow(row.number(), "units", "unknown unit: " + u)));
    if (bad.size() > before) {
      return Optional.empty();
    }
    String form = row.get("form").toLowerCase(Locale.ROOT);
    return Optional.of(
        new Campaign(
            code,
            form,
            period.orElseThrow(),
            due.orElseThrow(),
            row.get("title"),
            from,
            to,
            units));
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
