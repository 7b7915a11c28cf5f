package vn.vanthu.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;

/** What stands for each unit in a round, accepted or in review. */
final class StandingReports {
  private static final int STEP = 8000;

  private final JdbcClient jdbc;

  StandingReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One row a unit. Read in steps along the index and put together here: H2 takes twice as long to
   * group them, and with a heap of 256 MB it writes more than 10,000 rows to the disk first.
   */
  List<ReportSummary> all(String form, Period period) {
    List<ReportSummary> units = new ArrayList<>();
    List<ReportSummary> step = step(form, period, "");
    while (step.size() == STEP) {
      add(step, units);
      UnitCode last = units.remove(units.size() - 1).unit();
      add(reports(form, period, List.of(last)), units);
      step = step(form, period, last.value());
    }
    add(step, units);
    return standing(units);
  }

  /** Of some units, one row a unit. */
  List<ReportSummary> of(String form, Period period, Collection<UnitCode> some) {
    List<ReportSummary> units = new ArrayList<>();
    add(reports(form, period, some), units);
    return standing(units);
  }

  /** Of the reports behind that unit, in the order of the units, the next so many. */
  private List<ReportSummary> step(String form, Period period, String behind) {
    return jdbc.sql(
            """
            select unit, status, complete, received_at from report
             where form = :form and period = :period and unit > :behind and status <> 'DISCARDED'
             order by form, period, unit fetch first :step rows only
            """)
        .param("form", form)
        .param("period", period.toString())
        .param("behind", behind)
        .param("step", STEP)
        .query(StandingReports::summary)
        .list();
  }

  /**
   * The reports of some units, unit by unit. Put in order here: asked for an order, H2 would go
   * through all units of the period.
   */
  private List<ReportSummary> reports(String form, Period period, Collection<UnitCode> some) {
    return jdbc
        .sql(
            """
            select unit, status, complete, received_at from %s join report on unit = asked.code
             where form = :form and period = :period and status <> 'DISCARDED'
            """
                .formatted(AskedFor.TABLE))
        .param("form", form)
        .param("period", period.toString())
        .param("units", AskedFor.param(some))
        .query(StandingReports::summary)
        .list()
        .stream()
        .sorted(Comparator.comparing(ReportSummary::unit))
        .toList();
  }

  /** Puts those of a unit, which stand together, into one. */
  private static void add(List<ReportSummary> reports, List<ReportSummary> units) {
    for (ReportSummary report : reports) {
      int last = units.size() - 1;
      if (last >= 0 && units.get(last).unit().equals(report.unit())) {
        units.set(last, units.get(last).and(report));
      } else {
        units.add(report);
      }
    }
  }

  private static List<ReportSummary> standing(List<ReportSummary> units) {
    return units.stream().filter(ReportSummary::stands).toList();
  }

  private static ReportSummary summary(ResultSet row, int n) throws SQLException {
    return new ReportSummary(
        new UnitCode(row.getString(1)),
        ReportStatus.valueOf(row.getString(2)),
        row.getBoolean(3),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }
}
