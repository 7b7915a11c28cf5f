package vn.vanthu.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
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
      units.addAll(of(form, period, List.of(last)));
      step = step(form, period, last.value());
    }
    add(step, units);
    return units.stream().filter(ReportSummary::stands).toList();
  }

  /** Of the reports behind that unit, in the order of the units, the next so many. */
  private List<ReportSummary> step(String form, Period period, String behind) {
    return jdbc.sql(
            """
            select unit, case status when 'ACCEPTED' then case when complete then 3 else 2 end
                                     when 'IN_REVIEW' then 1 else 0 end as weight, received_at
              from report
             where form = :form and period = :period and unit > :behind and status <> 'DISCARDED'
             order by form, period, unit fetch first :step rows only
            """)
        .param("form", form)
        .param("period", period.toString())
        .param("behind", behind)
        .param("step", STEP)
        .query((row, n) -> summary(row))
        .list();
  }

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

  /** Of some units, one row a unit. */
  List<ReportSummary> of(String form, Period period, Collection<UnitCode> units) {
    return jdbc
        .sql(
            """
            select unit, max(case status when 'ACCEPTED' then case when complete then 3 else 2 end
                                         when 'IN_REVIEW' then 1 else 0 end) as weight, min(received_at) as first_at
              from %s join report on unit = asked.code
             where form = :form and period = :period and status <> 'DISCARDED'
             group by unit
            """
                .formatted(AskedFor.TABLE))
        .param("form", form)
        .param("period", period.toString())
        .param("units", AskedFor.param(units))
        .query((row, n) -> summary(row))
        .list()
        .stream()
        .filter(ReportSummary::stands)
        .toList();
  }

  private static ReportSummary summary(ResultSet row) throws SQLException {
    int weight = row.getInt(2);
    return new ReportSummary(
        new UnitCode(row.getString(1)),
        weight > 1 ? ReportStatus.ACCEPTED : ReportStatus.IN_REVIEW,
        weight == 3,
        weight > 0,
        row.getObject(3, OffsetDateTime.class).toInstant());
  }
}
