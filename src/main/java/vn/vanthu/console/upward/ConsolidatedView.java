package vn.vanthu.console.upward;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.console.access.Account;
import vn.vanthu.console.access.Accounts;
import vn.vanthu.console.page.Formats;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.upward.ConsolidatedReport;
import vn.vanthu.correspondence.upward.ConsolidatedReports;
import vn.vanthu.correspondence.upward.Consolidation;
import vn.vanthu.correspondence.upward.Consolidation.Check;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportFilter;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/** A round taken together as the page shows it. */
@Component
class ConsolidatedView {
  private static final List<String> CODES =
      List.of("in-review", "open-question", "ten-times", "far-above-others");
  private static final int MOST_ROWS = 30;
  private static final int MOST_REVIEWS = 200;
  private static final int MOST_LETTERS = 200;
  private static final String LETTER = "upper/consolidated";

  private final ConsolidatedReports consolidated;
  private final Campaigns campaigns;
  private final Reports reports;
  private final Letters letters;
  private final Accounts accounts;
  private final Formats formats;

  ConsolidatedView(
      ConsolidatedReports consolidated,
      Campaigns campaigns,
      Reports reports,
      Letters letters,
      Accounts accounts,
      Formats formats) {
    this.consolidated = consolidated;
    this.campaigns = campaigns;
    this.reports = reports;
    this.letters = letters;
    this.accounts = accounts;
    this.formats = formats;
  }

  /** All rounds, the latest due day first, each with its last report. */
  List<Round> rounds() {
    Map<String, ConsolidatedReport> last = new LinkedHashMap<>();
    consolidated
        .all()
        .forEach(r -> last.merge(r.campaign(), r, (a, b) -> a.number() > b.number() ? a : b));
    return campaigns.all().stream()
        .map(c -> new Round(c, Optional.ofNullable(last.get(c.code()))))
        .toList();
  }

  /** The reports of a round, the last one first, each with the letters that carried it. */
  List<Version> versions(String campaign) {
    List<Version> versions = new ArrayList<>();
    List<ConsolidatedReport> all = consolidated.of(campaign);
    List<Letter> carried =
        all.isEmpty()
            ? List.of()
            : letters.page(Optional.empty(), Optional.of(LETTER), 0, MOST_LETTERS);
    for (ConsolidatedReport report : all) {
      String cause = "upward:" + report.id() + "/";
      versions.add(
          0,
          new Version(
              report, carried.stream().filter(l -> l.causeId().startsWith(cause)).toList()));
    }
    return versions;
  }

  /** What is to be looked at first, by what it is; codes without anything are left out. */
  List<CheckRow.Group> checks(Consolidation of) {
    Map<UnitCode, ReportId> inReview = inReview(of);
    Map<UnitCode, ReportId> counted =
        of.units().stream()
            .collect(Collectors.toMap(r -> r.unit().code(), r -> r.report().id(), (a, b) -> a));
    List<CheckRow.Group> groups = new ArrayList<>();
    for (String code : CODES) {
      List<Check> all = of.checks().stream().filter(c -> c.code().equals(code)).toList();
      Map<UnitCode, ReportId> where = code.equals("in-review") ? inReview : counted;
      List<CheckRow> rows = all.stream().limit(MOST_ROWS).map(c -> row(c, where)).toList();
      if (!rows.isEmpty()) {
        groups.add(new CheckRow.Group(code, rows, all.size() - rows.size()));
      }
    }
    return groups;
  }

  /** Who an account's name is, for people. */
  public String person(String account) {
    return accounts.find(account).map(Account::called).orElse(account);
  }

  private CheckRow row(Check check, Map<UnitCode, ReportId> where) {
    String label = check.indicator().map(i -> i.label()).orElse("");
    String sentence =
        formats.say(
            "upward.check." + check.code() + ".what",
            label,
            number(CheckRow.figure(check, 0)),
            number(CheckRow.figure(check, 1)));
    String path =
        Optional.ofNullable(where.get(check.unit().code()))
            .map(id -> "/review/" + id.value())
            .orElse("/review");
    return new CheckRow(check.code(), check.unit().name(), sentence, path);
  }

  private String number(Optional<Long> figure) {
    return figure.map(formats::number).orElseGet(() -> formats.say("review.not-stated"));
  }

  private Map<UnitCode, ReportId> inReview(Consolidation of) {
    ReportFilter waiting =
        new ReportFilter(
            Optional.of(of.campaign().form()),
            Optional.of(of.campaign().period()),
            Optional.empty(),
            Optional.of(ReportStatus.IN_REVIEW));
    Map<UnitCode, ReportId> ids = new LinkedHashMap<>();
    for (Report report : reports.page(waiting, 0, MOST_REVIEWS)) {
      report.unit().ifPresent(unit -> ids.put(unit, report.id()));
    }
    return ids;
  }

  /** Names of the units that say much the same, each once. */
  static List<Unit> units(Consolidation.Theme theme) {
    return theme.said().stream().map(Consolidation.Said::unit).distinct().toList();
  }

  /** A round and the last report on it. */
  record Round(Campaign campaign, Optional<ConsolidatedReport> report) {}

  /** A report or supplement, and the letters that carried it. */
  record Version(ConsolidatedReport report, List<Letter> letters) {}
}
