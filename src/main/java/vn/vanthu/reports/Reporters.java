package vn.vanthu.reports;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;

/** Which units have reported for a form and period, and how; each asks for {@code most} at most. */
@Repository
public class Reporters {
  private final JdbcClient jdbc;

  public Reporters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All whose reports were not discarded, the replaced among them. */
  public Set<UnitCode> all(String form, Period period, int most) {
    return units(form, period, "status <> 'DISCARDED'", Map.of(), most);
  }

  /** Those with a report about which a person must decide. */
  public Set<UnitCode> inReview(String form, Period period, int most) {
    return units(form, period, "status = 'IN_REVIEW'", Map.of(), most);
  }

  /** Those whose accepted report does not state every indicator. */
  public Set<UnitCode> incomplete(String form, Period period, int most) {
    return units(form, period, "status = 'ACCEPTED' and not complete", Map.of(), most);
  }

  /** Those of which a report came at that instant or later. */
  public Set<UnitCode> since(String form, Period period, Instant at, int most) {
    return units(
        form,
        period,
        "status <> 'DISCARDED' and received_at >= :at",
        Map.of("at", Reports.utc(at)),
        most);
  }

  private Set<UnitCode> units(
      String form, Period period, String which, Map<String, Object> more, int most) {
    Map<String, Object> params = new HashMap<>(more);
    params.put("form", form);
    params.put("period", period.toString());
    params.put("most", most);
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct unit from report where form = :form and period = :period and unit is not null and %s
                 fetch first :most rows only
                """
                    .formatted(which))
            .params(params)
            .query((row, n) -> new UnitCode(row.getString("unit")))
            .list());
  }
}
