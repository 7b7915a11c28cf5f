package vn.vanthu.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.vanthu.campaigns.Round.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.forms.Period;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SeriesTest {
  @Parameter TestDatabase database;

  private Round round;
  private SeriesCampaigns series;

  @BeforeEach
  void open() {
    round = new Round(database.migrated(), "2022-01-04T02:00:00Z");
    round.units.put(List.of(unit("MN01")));
    series =
        new SeriesCampaigns(
            new AllSeries(round.jdbc, round.clock),
            round.campaigns,
            round.forms,
            round.units,
            round.calendar);
  }

  @Test
  void a_quarterly_series_makes_each_campaign_once_ahead_of_its_day_with_its_span() {
    series.put(series("CCHC", "2022-Q1", "-1/15", "0/14", "0/15"), "hà");

    assertThat(codes("2022-02-12")).isEmpty();
    assertThat(codes("2022-02-13")).containsExactly("CCHC-2022-Q1");
    assertThat(codes("2022-02-13")).isEmpty();
    assertThat(codes("2022-05-16")).containsExactly("CCHC-2022-Q2");
    assertThat(codes("2022-11-20")).containsExactly("CCHC-2022-Q4");
    Campaign q2 = round.campaigns.find("CCHC-2022-Q2").orElseThrow();
    assertThat(q2.from()).contains(LocalDate.of(2022, 3, 15));
    assertThat(q2.to()).contains(LocalDate.of(2022, 6, 14));
    assertThat(q2.dueDate()).isEqualTo(LocalDate.of(2022, 6, 15));
    assertThat(q2.terms().series()).contains("CCHC");
  }

  @Test
  void every_length_of_period_knows_its_next_and_its_own_months() {
    assertThat(made("2022-M12", "+1/5", "2023-01-02")).isEqualTo("2022-M12 due 2023-01-05");
    assertThat(made("2022-M12", "+1/5", "2023-02-02")).isEqualTo("2023-M01 due 2023-02-05");
    assertThat(made("2022-H1", "0/15", "2022-06-10")).isEqualTo("2022-H1 due 2022-06-15");
    assertThat(made("2022-H1", "0/15", "2022-12-10")).isEqualTo("2022-H2 due 2022-12-15");
    assertThat(made("2022-9M", "0/15", "2022-09-10")).isEqualTo("2022-9M due 2022-09-15");
    assertThat(made("2022-9M", "0/15", "2023-09-10")).isEqualTo("2023-9M due 2023-09-15");
    assertThat(made("2022", "0/31", "2022-12-10")).isEqualTo("2022 due 2022-12-31");
    assertThat(made("2022-M01", "0/31", "2022-02-10")).isEqualTo("2022-M02 due 2022-02-28");
  }

  @Test
  void a_stopped_series_makes_nothing_more() {
    Series running = series("CCHC", "2022-Q1", "-1/15", "0/14", "0/15");
    series.put(running, "hà");
    series.put(
        new Series(
            running.code(),
            running.form(),
            running.title(),
            running.document(),
            running.from(),
            running.to(),
            running.due(),
            running.dueHour(),
            running.units(),
            running.reminders(),
            running.aheadDays(),
            running.firstPeriod(),
            Optional.of(round.clock.instant())),
        "hà");

    assertThat(codes("2022-03-10")).isEmpty();
  }

  @Test
  void a_period_that_an_ad_hoc_campaign_asks_for_already_is_left_to_it() {
    round.desk.create(Round.campaign("ADHOC", Period.parse("2022-Q1"), "2022-03-20"), "hà");
    assertThatThrownBy(() -> series.put(series("CCHC", "2022-Q1", "-1/15", "0/14", "0/15"), "hà"))
        .isInstanceOf(Refused.class);
    series.put(series("CCHC", "2022-Q2", "-1/15", "0/14", "0/15"), "hà");
    round.desk.create(Round.campaign("ADHOC2", Period.parse("2022-Q2"), "2022-06-20"), "hà");

    assertThat(codes("2022-06-01")).isEmpty();
  }

  @Test
  void a_rule_that_is_none_is_named() {
    assertThatThrownBy(() -> DayRule.parse("15")).hasMessageContaining("15");
    assertThatThrownBy(() -> DayRule.parse("0/32")).hasMessageContaining("0/32");
  }

  private String made(String period, String due, String today) {
    Series one = series("X", period, "0/1", "0/28", due);
    Round fresh = new Round(database.migrated(), "2022-01-04T02:00:00Z");
    fresh.units.put(List.of(unit("MN01")));
    SeriesCampaigns of =
        new SeriesCampaigns(
            new AllSeries(fresh.jdbc, fresh.clock),
            fresh.campaigns,
            fresh.forms,
            fresh.units,
            fresh.calendar);
    of.put(one, "hà");
    Campaign made = of.createDue(LocalDate.parse(today)).get(0);
    return made.period() + " due " + made.dueDate();
  }

  private List<String> codes(String today) {
    return series.createDue(LocalDate.parse(today)).stream().map(Campaign::code).toList();
  }

  private static Series series(String code, String period, String from, String to, String due) {
    return new Series(
        code,
        "cchc",
        "Báo cáo CCHC {period}",
        Optional.empty(),
        DayRule.parse(from),
        DayRule.parse(to),
        DayRule.parse(due),
        Optional.empty(),
        Selection.everyone(),
        Optional.empty(),
        30,
        Period.parse(period),
        Optional.empty());
  }
}
