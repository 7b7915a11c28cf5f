package vn.vanthu.reports;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;

/** The bare figures of the reports that count, for tables of many units. */
@Repository
public class StatedFigures {
  private final JdbcClient jdbc;

  public StatedFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The figures of some units for a form and period, by unit and indicator; what is not stated has
   * no key.
   *
   * @param units a few thousand at the most
   */
  public Map<UnitCode, Map<String, Long>> of(
      String form, Period period, Collection<UnitCode> units) {
    Map<UnitCode, Map<String, Long>> figures = new HashMap<>();
    if (!units.isEmpty()) {
      jdbc.sql(
              """
              select r.unit, v.indicator, v.stated
                from %s
                join report r on r.unit = asked.code
                join report_value v on v.report_id = r.id
               where r.form = :form and r.period = :period and r.status = 'ACCEPTED'
              """
                  .formatted(AskedFor.TABLE))
          .param("form", form)
          .param("period", period.toString())
          .param("units", AskedFor.param(units))
          .query(
              row -> {
                figures
                    .computeIfAbsent(new UnitCode(row.getString("unit")), u -> new HashMap<>())
                    .put(row.getString("indicator"), row.getLong("stated"));
              });
    }
    return figures;
  }

  /**
   * Goes once through every figure for a form and period, in no order, beside an earlier period's.
   */
  public void each(String form, Period period, Period earlier, Reader reader) {
    jdbc.sql(
            """
            select r.unit, v.indicator, v.stated, w.stated as earlier
              from report r
              join report_value v on v.report_id = r.id
              left join report p
                on p.form = r.form and p.period = :earlier and p.unit = r.unit and p.status = 'ACCEPTED'
              left join report_value w on w.report_id = p.id and w.indicator = v.indicator
             where r.form = :form and r.period = :period and r.status = 'ACCEPTED' and r.unit is not null
            """)
        .param("form", form)
        .param("period", period.toString())
        .param("earlier", earlier.toString())
        .query(
            row -> {
              Long then = row.getObject("earlier", Long.class);
              reader.read(
                  new UnitCode(row.getString("unit")),
                  row.getString("indicator"),
                  row.getLong("stated"),
                  then == null ? OptionalLong.empty() : OptionalLong.of(then));
            });
  }

  /** Hears of one figure after the other. */
  public interface Reader {
    /** A unit's figure, and the one of the earlier period if that was stated. */
    void read(UnitCode unit, String indicator, long stated, OptionalLong earlier);
  }
}
