package vn.vanthu.campaigns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;

/** All rounds of reports, and who is excused from them. */
@Repository
public class Campaigns {
  private final JdbcClient jdbc;

  public Campaigns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Campaign> all() {
    return jdbc.sql("select * from campaign order by due_date desc, code")
        .query(Campaigns::campaign)
        .list();
  }

  public Optional<Campaign> find(String code) {
    return jdbc.sql("select * from campaign where code = :code")
        .param("code", code)
        .query(Campaigns::campaign)
        .optional();
  }

  /** The round that a report on that form and period answers. */
  public Optional<Campaign> of(String form, Period period) {
    return jdbc
        .sql("select * from campaign where form = :form and period = :period order by due_date")
        .param("form", form.toLowerCase(Locale.ROOT))
        .param("period", period.toString())
        .query(Campaigns::campaign)
        .list()
        .stream()
        .findFirst();
  }

  /**
   * From which day on mail matters for what is still open; by the calendar where the office has not
   * said.
   */
  public Optional<LocalDate> earliestOpenStart() {
    return jdbc
        .sql("select * from campaign where closed_at is null")
        .query(Campaigns::campaign)
        .list()
        .stream()
        .map(campaign -> campaign.from().orElseGet(() -> calendarStart(campaign.period())))
        .min(Comparator.naturalOrder());
  }

  /** Takes these rounds, new and changed ones; others stay. All or nothing. */
  @Transactional
  public void put(List<Campaign> campaigns) {
    campaigns.forEach(this::put);
  }

  /** Units excused from a round, and those given more time. */
  Map<UnitCode, Optional<LocalDate>> waivers(String campaign) {
    Map<UnitCode, Optional<LocalDate>> waivers = new HashMap<>();
    jdbc.sql("select unit, extended_to from waiver where campaign = :campaign")
        .param("campaign", campaign)
        .query(
            row -> {
              waivers.put(
                  new UnitCode(row.getString("unit")),
                  Optional.ofNullable(row.getObject("extended_to", LocalDate.class)));
            });
    return waivers;
  }

  private void put(Campaign campaign) {
    Map<String, Object> row = new HashMap<>();
    row.put("code", campaign.code());
    row.put("form", campaign.form());
    row.put("period", campaign.period().toString());
    row.put("due", campaign.dueDate());
    row.put("title", campaign.title());
    row.put("from", campaign.from().orElse(null));
    row.put("to", campaign.to().orElse(null));
    row.put(
        "units",
        campaign.units().stream().map(UnitCode::value).sorted().collect(Collectors.joining(" ")));
    int updated =
        jdbc.sql(
                """
                update campaign set form = :form, period = :period, due_date = :due, title = :title, from_date = :from, to_date = :to, units = :units
                 where code = :code
                """)
            .params(row)
            .update();
    if (updated == 0) {
      jdbc.sql(
              """
              insert into campaign (code, form, period, due_date, title, from_date, to_date, units)
              values (:code, :form, :period, :due, :title, :from, :to, :units)
              """)
          .params(row)
          .update();
    }
  }

  private static LocalDate calendarStart(Period period) {
    int month =
        switch (period.kind()) {
          case MONTH -> period.number();
          case QUARTER -> 3 * period.number() - 2;
          case HALF_YEAR -> 6 * period.number() - 5;
          case NINE_MONTHS, YEAR -> 1;
        };
    return LocalDate.of(period.year(), month, 1);
  }

  private static Campaign campaign(ResultSet row, int n) throws SQLException {
    Set<UnitCode> units = new HashSet<>();
    Arrays.stream(row.getString("units").split(" "))
        .filter(u -> !u.isEmpty())
        .forEach(u -> units.add(new UnitCode(u)));
    return new Campaign(
        row.getString("code"),
        row.getString("form"),
        Period.parse(row.getString("period")),
        row.getObject("due_date", LocalDate.class),
        row.getString("title"),
        Optional.ofNullable(row.getObject("from_date", LocalDate.class)),
        Optional.ofNullable(row.getObject("to_date", LocalDate.class)),
        units);
  }
}
