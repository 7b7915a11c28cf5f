package vn.vanthu.campaigns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.forms.Period;

/** The rows of recurring campaigns. */
@Repository
class AllSeries {
  private final JdbcClient jdbc;
  private final Clock clock;

  AllSeries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<Series> all() {
    return jdbc.sql("select * from campaign_series order by code").query(AllSeries::series).list();
  }

  void put(Series series, String who) {
    Map<String, Object> row = new HashMap<>();
    row.put("code", series.code());
    row.put("form", series.form());
    row.put("kind", series.firstPeriod().kind().name());
    row.put("title", series.title());
    row.put("document", series.document().orElse(null));
    row.put("from", series.from().written());
    row.put("to", series.to().written());
    row.put("due", series.due().written());
    row.put("hour", series.dueHour().orElse(null));
    row.put("units", series.units().written());
    row.put("reminders", series.reminders().map(ReminderSchedule::written).orElse(null));
    row.put("ahead", series.aheadDays());
    row.put("first", series.firstPeriod().toString());
    row.put("stopped", series.stoppedAt().map(CampaignRows::utc).orElse(null));
    row.put("who", who);
    row.put("now", CampaignRows.utc(clock.instant()));
    jdbc.sql("delete from campaign_series where code = :code").params(row).update();
    jdbc.sql(
            """
            insert into campaign_series (code, form, period_kind, title, document, from_day, to_day, due_day, due_hour, units,
                                         reminders, ahead_days, first_period, stopped_at, who, at)
            values (:code, :form, :kind, :title, :document, :from, :to, :due, :hour, :units, :reminders, :ahead, :first,
                    :stopped, :who, :now)
            """)
        .params(row)
        .update();
  }

  private static Series series(ResultSet row, int n) throws SQLException {
    return new Series(
        row.getString("code"),
        row.getString("form"),
        row.getString("title"),
        Optional.ofNullable(row.getString("document")),
        DayRule.parse(row.getString("from_day")),
        DayRule.parse(row.getString("to_day")),
        DayRule.parse(row.getString("due_day")),
        Optional.ofNullable(row.getObject("due_hour", LocalTime.class)),
        Selection.parse(row.getString("units")),
        Optional.ofNullable(row.getString("reminders")).map(ReminderSchedule::parse),
        row.getInt("ahead_days"),
        Period.parse(row.getString("first_period")),
        Optional.ofNullable(row.getObject("stopped_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
