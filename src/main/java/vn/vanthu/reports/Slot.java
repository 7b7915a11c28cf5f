package vn.vanthu.reports;

import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;

/** The one place of a unit, form and period, which one report holds at a time. */
record Slot(UnitCode unit, String form, Period period) {
  /** Locks the place until the transaction ends; the report that holds it, if one does. */
  Optional<ReportId> lock(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into report_slot (unit, form, period) values (:unit, :form, :period) on conflict do nothing
            """)
        .params(key())
        .update();
    return jdbc.sql(
            """
            select current_report from report_slot
             where unit = :unit and form = :form and period = :period for update
            """)
        .params(key())
        .query(
            (row, n) ->
                Optional.ofNullable(row.getObject("current_report", Long.class)).map(ReportId::new))
        .single();
  }

  /** Gives the place to {@code id}; the report that held it before becomes superseded. */
  void give(JdbcClient jdbc, ReportId id) {
    jdbc.sql(
            """
            update report set status = 'SUPERSEDED'
             where status = 'ACCEPTED' and form = :form and period = :period and unit = :unit and id <> :id
            """)
        .params(key())
        .param("id", id.value())
        .update();
    hold(jdbc, Optional.of(id));
  }

  /**
   * Takes the place from {@code id}, if it has it; the newest one before it counts again.
   *
   * @return the one that counts again
   */
  Optional<ReportId> release(JdbcClient jdbc, ReportId id) {
    if (lock(jdbc).filter(id::equals).isEmpty()) {
      return Optional.empty();
    }
    Optional<ReportId> heir =
        jdbc.sql(
                """
                select id from report
                 where form = :form and period = :period and unit = :unit and status = 'SUPERSEDED' and id <> :id
                 order by received_at desc, id desc fetch first 1 row only
                """)
            .params(key())
            .param("id", id.value())
            .query(Long.class)
            .optional()
            .map(ReportId::new);
    heir.ifPresent(
        next ->
            jdbc.sql("update report set status = 'ACCEPTED', version = version + 1 where id = :id")
                .param("id", next.value())
                .update());
    hold(jdbc, heir);
    return heir;
  }

  private void hold(JdbcClient jdbc, Optional<ReportId> id) {
    jdbc.sql(
            """
            update report_slot set current_report = :id where unit = :unit and form = :form and period = :period
            """)
        .params(key())
        .param("id", id.map(ReportId::value).orElse(null))
        .update();
  }

  private Map<String, Object> key() {
    return Map.of("unit", unit.value(), "form", form, "period", period.toString());
  }
}
