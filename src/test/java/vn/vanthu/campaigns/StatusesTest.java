package vn.vanthu.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.campaigns.Round.Q2;
import static vn.vanthu.campaigns.Round.campaign;
import static vn.vanthu.campaigns.Round.unit;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.campaigns.calendar.DayShift;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class StatusesTest {
  @Parameter TestDatabase database;

  private Round round;

  @BeforeEach
  void open() {
    round = new Round(database.migrated(), "2022-06-10T02:00:00Z");
    round.units.put(
        List.of(
            unit("A"),
            unit("B"),
            unit("C", "Cụm 2", UnitKind.ENTERPRISE, "", ""),
            unit("D", "Cụm 2", UnitKind.ENTERPRISE, "", "")));
    round.desk.create(campaign("Q2", Q2, "2022-06-15"), "hà");
  }

  @Test
  void what_a_unit_owes_follows_from_reports_and_the_clock() {
    round.report("A", Q2, "2022-06-14T02:00:00Z");
    round.report("B", Q2, "2022-06-14T02:00:00Z", false, false);
    round.report("C", Q2, "2022-06-14T02:00:00Z", true, true);

    assertThat(round.state("Q2", "A")).isEqualTo(UnitState.RECEIVED);
    assertThat(round.state("Q2", "B")).isEqualTo(UnitState.INCOMPLETE);
    assertThat(round.state("Q2", "C")).isEqualTo(UnitState.IN_REVIEW);
    assertThat(round.state("Q2", "D")).isEqualTo(UnitState.NOT_YET_DUE);
    round.clock.moveTo("2022-06-15T16:59:59Z");
    assertThat(round.state("Q2", "D")).isEqualTo(UnitState.NOT_YET_DUE);
    round.clock.moveTo("2022-06-15T17:00:00Z"); // midnight in Hanoi
    assertThat(round.state("Q2", "D")).isEqualTo(UnitState.MISSING);
    round.report("D", Q2, "2022-06-15T17:00:00Z");
    assertThat(round.state("Q2", "D")).isEqualTo(UnitState.RECEIVED_LATE);
  }

  @Test
  void a_correction_after_the_due_day_does_not_make_a_report_late() {
    round.report("A", Q2, "2022-06-14T02:00:00Z");
    round.report("A", Q2, "2022-06-17T02:00:00Z");

    assertThat(round.state("Q2", "A")).isEqualTo(UnitState.RECEIVED);
  }

  @Test
  void an_hour_that_the_campaign_names_is_kept_to_the_minute() {
    Campaign strict = campaign("Q2", Q2, "2022-06-15");
    round.desk.change(
        new Campaign(
            strict.code(),
            strict.form(),
            strict.period(),
            strict.dueDate(),
            strict.title(),
            strict.from(),
            strict.to(),
            strict.units(),
            new Campaign.Terms(
                Optional.of(LocalTime.of(17, 0)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        "hà",
        "");
    round.report("A", Q2, "2022-06-15T09:59:59Z");
    round.report("B", Q2, "2022-06-15T10:00:00Z");

    assertThat(round.state("Q2", "A")).isEqualTo(UnitState.RECEIVED);
    assertThat(round.state("Q2", "B")).isEqualTo(UnitState.RECEIVED_LATE);
  }

  @Test
  void a_due_day_on_a_sunday_moves_to_monday() {
    Round sunday = new Round(database.migrated(), "2022-06-10T02:00:00Z", DayShift.NEXT);
    sunday.units.put(List.of(unit("A"), unit("B")));
    sunday.desk.create(campaign("Q2", Q2, "2022-06-19"), "hà");
    sunday.report("A", Q2, "2022-06-20T09:00:00Z");

    CampaignStatus status = sunday.statuses.of(sunday.campaigns.find("Q2").orElseThrow());
    assertThat(status.deadline().stated()).isEqualTo("2022-06-19");
    assertThat(status.deadline().day()).isEqualTo("2022-06-20");
    assertThat(sunday.state("Q2", "A")).isEqualTo(UnitState.RECEIVED);
  }

  @Test
  void an_extension_moves_the_units_own_deadline_alone() {
    round.desk.extend(
        "Q2", List.of(new UnitCode("A")), LocalDate.parse("2022-06-20"), "hà", "nghỉ ốm");
    round.clock.moveTo("2022-06-17T02:00:00Z");

    assertThat(round.state("Q2", "A")).isEqualTo(UnitState.EXTENDED);
    assertThat(round.state("Q2", "B")).isEqualTo(UnitState.MISSING);
    round.report("A", Q2, "2022-06-20T02:00:00Z");
    assertThat(round.state("Q2", "A")).isEqualTo(UnitState.RECEIVED);
    round.clock.moveTo("2022-06-21T02:00:00Z");
    assertThat(round.state("Q2", "A")).isEqualTo(UnitState.RECEIVED);
  }

  @Test
  void units_opened_closed_or_merged_count_at_the_due_day_and_never_more_than_all_of_it() {
    round.units.put(
        List.of(
            unit("B", "Cụm 1", UnitKind.SCHOOL, "", "2022-06-12"), // merged into A
            unit("NEW", "Cụm 1", UnitKind.SCHOOL, "2022-06-14", ""),
            unit("LATER", "Cụm 1", UnitKind.SCHOOL, "2022-06-16", "")));
    round.report("B", Q2, "2022-06-09T02:00:00Z");
    round.report("LATER", Q2, "2022-06-14T02:00:00Z");
    for (String unit : List.of("A", "C", "D", "NEW")) {
      round.report(unit, Q2, "2022-06-14T02:00:00Z");
    }

    CampaignStatus status = round.statuses.of(round.campaigns.find("Q2").orElseThrow());
    assertThat(status.units())
        .extracting(row -> row.unit().code().value())
        .containsExactly("A", "C", "D", "NEW");
    assertThat(status.rates()).isEqualTo(new Rates(4, 4, 4));
    assertThat(status.rates().completeness()).isEqualTo(1.0);
  }

  @Test
  void an_exempt_unit_is_in_neither_numerator_nor_denominator_even_if_it_reports() {
    round.desk.exempt("Q2", List.of(new UnitCode("A")), "hà", "mới thành lập");
    round.report("A", Q2, "2022-06-14T02:00:00Z");
    round.report("B", Q2, "2022-06-14T02:00:00Z");

    CampaignStatus status = round.statuses.of(round.campaigns.find("Q2").orElseThrow());
    assertThat(status.rates()).isEqualTo(new Rates(3, 1, 1));
    assertThat(status.exempt()).isEqualTo(1);
  }

  @Test
  void rates_by_cluster_and_kind_add_up_to_the_campaigns() {
    round.report("A", Q2, "2022-06-14T02:00:00Z");
    round.report("C", Q2, "2022-06-16T02:00:00Z");

    CampaignStatus status = round.statuses.of(round.campaigns.find("Q2").orElseThrow());
    assertThat(Statuses.byCluster(status))
        .containsEntry("Cụm 1", new Rates(2, 1, 1))
        .containsEntry("Cụm 2", new Rates(2, 1, 0));
    assertThat(Statuses.byKind(status)).containsEntry(UnitKind.ENTERPRISE, new Rates(2, 1, 0));
    assertThat(status.rates()).isEqualTo(new Rates(4, 2, 1));
  }

  @Test
  void of_many_units_each_is_counted_once_by_its_own_deadline() {
    List<vn.vanthu.registry.Unit> many = new java.util.ArrayList<>();
    for (int i = 0; i < 2100; i++) {
      many.add(unit("U%04d".formatted(i)));
    }
    many.add(unit("CLOSED", "Cụm 1", UnitKind.SCHOOL, "", "2022-06-01"));
    round.units.put(many);
    for (String unit : List.of("U0001", "U0002", "CLOSED", "A")) {
      round.report(unit, Q2, "2022-06-14T02:00:00Z");
    }
    round.report("U0003", Q2, "2022-06-16T02:00:00Z");
    round.report("U0004", Q2, "2022-06-14T02:00:00Z", true, true);
    round.report("U0005", Q2, "2022-06-14T02:00:00Z", false, false);
    round.report("U0006", Q2, "2022-06-18T02:00:00Z");
    round.desk.exempt("Q2", List.of(new UnitCode("U0001"), new UnitCode("B")), "hà", "x");
    round.desk.extend(
        "Q2",
        List.of(new UnitCode("U0003"), new UnitCode("C")),
        LocalDate.parse("2022-06-20"),
        "hà",
        "x");
    round.clock.moveTo("2022-06-17T02:00:00Z");
    round.desk.close("Q2", "hà", "");

    CampaignStatus status = round.statuses.counts(round.campaigns.find("Q2").orElseThrow());
    assertThat(status.units()).isEmpty();
    assertThat(status.rates()).isEqualTo(new Rates(2102, 6, 5));
    assertThat(status.inReview()).isEqualTo(1);
    assertThat(status.incomplete()).isEqualTo(1);
    assertThat(status.exempt()).isEqualTo(2);
    assertThat(status.extended()).isEqualTo(1);
    assertThat(status.missing()).isEqualTo(2096);
    assertThat(status.overdue()).isEqualTo(2095);
    assertThat(status.afterClosing()).isEqualTo(1);
  }
}
