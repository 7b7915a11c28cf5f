package vn.vanthu.reports;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;

/** What stands for each unit in a round, accepted or in review: by unit, or counted. */
final class StandingReports {
  private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

  private final JdbcClient jdbc;

  StandingReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One row a unit; {@code more} narrows which units, in the caller's own words. */
  List<ReportSummary> of(String more, Map<String, ?> params) {
    return jdbc
        .sql(
            """
            select unit,
                   max(case status when 'ACCEPTED' then case when complete then 3 else 2 end
                                   when 'IN_REVIEW' then 1 else 0 end) as weight,
                   min(received_at) as first_at
              from report
             where form = :form and period = :period and unit is not null and status <> 'DISCARDED' %s
             group by unit
            """
                .formatted(more))
        .params(params)
        .query(
            (row, n) ->
                new ReportSummary(
                    new UnitCode(row.getString(1)),
                    row.getInt(2) > 1 ? ReportStatus.ACCEPTED : ReportStatus.IN_REVIEW,
                    row.getInt(2) == 3,
                    row.getInt(2) > 0,
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .list()
        .stream()
        .filter(ReportSummary::stands)
        .toList();
  }

  /** As {@link Reports#tally} says. */
  List<Tally> tally(String form, Period period, Instant until, Optional<Instant> closed) {
    return jdbc.sql(
            """
            select weight, is_late, is_after, count(*) as units
              from (select weight, first_at >= :until as is_late, first_at > :closed as is_after
                      from (select max(case status when 'ACCEPTED' then case when complete then 3 else 2 end
                                                   when 'IN_REVIEW' then 1 else 0 end) as weight,
                                   min(received_at) as first_at
                              from report
                             where form = :form and period = :period and unit is not null and status <> 'DISCARDED'
                             group by unit) as reported
                     where weight > 0) as judged
             group by weight, is_late, is_after
            """)
        .param("form", form)
        .param("period", period.toString())
        .param("until", Reports.utc(until))
        .param("closed", Reports.utc(closed.orElse(FAR)))
        .query(
            (row, n) ->
                new Tally(
                    row.getInt("weight") > 1 ? ReportStatus.ACCEPTED : ReportStatus.IN_REVIEW,
                    row.getInt("weight") == 3,
                    row.getBoolean("is_late"),
                    row.getBoolean("is_after"),
                    row.getInt("units")))
        .list();
  }
}
