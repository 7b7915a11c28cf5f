package vn.vanthu.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.vanthu.campaigns.Round.Q2;
import static vn.vanthu.campaigns.Round.asking;
import static vn.vanthu.campaigns.Round.campaign;
import static vn.vanthu.campaigns.Round.unit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.FormFiles;
import vn.vanthu.TestDatabase;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.BadRows;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class CampaignDeskTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;

  private Round round;

  @BeforeEach
  void open() {
    round = new Round(database.migrated(), "2022-06-01T02:00:00Z");
    round.units.put(List.of(unit("MN01"), unit("MN02"), unit("MN03")));
  }

  @Test
  void a_campaign_is_opened_changed_and_remembers_who_did_it() {
    round.desk.create(campaign("Q2", Q2, "2022-06-15"), "hà");
    round.desk.change(campaign("Q2", Q2, "2022-06-17"), "lan", "theo công văn 12");

    assertThat(round.campaigns.find("Q2").orElseThrow().dueDate()).isEqualTo("2022-06-17");
    assertThat(round.campaigns.history("Q2"))
        .extracting(CampaignAct::what, CampaignAct::who, CampaignAct::why)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                CampaignAct.What.CHANGED, "lan", "theo công văn 12"),
            org.assertj.core.groups.Tuple.tuple(CampaignAct.What.CREATED, "hà", ""));
  }

  @Test
  void a_code_that_could_not_stand_in_an_address_is_refused() {
    assertThat(faultsOf(campaign("Q2/2022", Q2, "2022-06-15"))).containsExactly("code-unfit");
    assertThat(round.desk.faults(campaign("Q2 2022 - đợt 1", Q2, "2022-06-15"))).isEmpty();
  }

  @Test
  void a_waiver_that_names_no_unit_is_refused_instead_of_doing_nothing() {
    round.desk.create(campaign("Q2", Q2, "2022-06-15"), "hà");

    assertThatThrownBy(() -> round.desk.exempt("Q2", List.of(), "hà", "giải thể"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_due_day_in_the_past_is_refused() {
    assertThat(faultsOf(campaign("Q2", Q2, "2022-05-31"))).containsExactly("due-in-the-past");
    assertThat(round.campaigns.all()).isEmpty();
  }

  @Test
  void a_due_day_in_a_year_without_calendar_is_refused() {
    assertThat(faultsOf(campaign("Q2", Q2, "2031-06-15"))).containsExactly("calendar-gap");
  }

  @Test
  void a_campaign_for_the_same_form_and_period_overlaps_unless_it_asks_others() {
    round.desk.create(
        asking(campaign("A", Q2, "2022-06-15"), Selection.of(Set.of(new UnitCode("MN01")))), "hà");

    assertThat(faultsOf(campaign("B", Q2, "2022-06-20"))).containsExactly("overlaps");
    assertThat(
            round.desk.faults(
                asking(
                    campaign("B", Q2, "2022-06-20"), Selection.of(Set.of(new UnitCode("MN02"))))))
        .isEmpty();
    assertThat(round.desk.faults(campaign("B", Period.parse("2022-H1"), "2022-06-20"))).isEmpty();
  }

  @Test
  void spans_of_two_quarters_that_cross_overlap() {
    round.desk.create(spanning("A", "2022-Q2", "2022-03-15", "2022-06-14"), "hà");

    assertThat(faultsOf(spanning("B", "2022-Q3", "2022-06-10", "2022-09-14")))
        .containsExactly("overlaps");
    assertThat(round.desk.faults(spanning("B", "2022-Q3", "2022-06-15", "2022-09-14"))).isEmpty();
  }

  @Test
  void unknown_units_clusters_and_forms_are_named_all_at_once() {
    Campaign odd =
        asking(
            campaign("Q2", Q2, "2022-06-15"),
            Selection.of(Set.of(new UnitCode("NOBODY"), new UnitCode("MN01"))));

    assertThat(round.desk.faults(odd))
        .extracting(Fault::code, Fault::args)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("unit-unknown", List.of("NOBODY")));
    assertThat(faultsOf(asking(campaign("Q2", Q2, "2022-06-15"), Selection.parse("cluster:Cụm 9"))))
        .containsExactly("cluster-unknown");
    assertThat(
            faultsOf(
                new Campaign(
                    "Q2",
                    "atvslđ",
                    Q2,
                    LocalDate.parse("2022-06-15"),
                    "Báo cáo",
                    Optional.empty(),
                    Optional.empty(),
                    Set.of())))
        .containsExactly("form-unknown");
  }

  @Test
  void a_period_that_the_form_does_not_have_is_refused() throws Exception {
    String quarterly =
        Files.readString(Path.of("config/forms/cchc-1.yml"))
            .replaceFirst("(?m)^periods: .*$", "periods: [quarter]");
    Files.writeString(folder.resolve("cchc-1.yml"), quarterly);
    CampaignCheck check =
        new CampaignCheck(
            FormFiles.in(folder), round.units.registry(), round.calendar.calendar(), List.of());

    assertThat(check.faults(campaign("Q2", Q2, "2022-06-15"))).isEmpty();
    assertThat(check.faults(campaign("H1", Period.parse("2022-H1"), "2022-06-15")))
        .extracting(Fault::code)
        .containsExactly("period-not-of-form");
  }

  @Test
  void a_waiver_needs_a_known_unit_a_reason_and_a_later_day_and_is_all_or_nothing() {
    round.desk.create(campaign("Q2", Q2, "2022-06-15"), "hà");
    List<UnitCode> two = List.of(new UnitCode("MN01"), new UnitCode("NOBODY"));

    assertThatThrownBy(() -> round.desk.exempt("Q2", two, "hà", "mới thành lập"))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> round.desk.exempt("Q2", List.of(new UnitCode("MN01")), "hà", " "))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () ->
                round.desk.extend(
                    "Q2",
                    List.of(new UnitCode("MN01")),
                    LocalDate.parse("2022-06-15"),
                    "hà",
                    "chủ tịch nghỉ ốm"))
        .isInstanceOf(Refused.class);
    assertThat(round.waivers.of("Q2")).isEmpty();
    assertThat(round.waivers.history("Q2")).isEmpty();
  }

  @Test
  void every_waiver_keeps_who_when_and_why_even_when_it_is_taken_back() {
    round.desk.create(campaign("Q2", Q2, "2022-06-15"), "hà");
    UnitCode unit = new UnitCode("MN01");

    round.desk.extend("Q2", List.of(unit), LocalDate.parse("2022-06-20"), "hà", "nghỉ ốm");
    assertThat(round.state("Q2", "MN01")).isEqualTo(UnitState.EXTENDED);
    round.desk.exempt("Q2", List.of(unit), "lan", "giải thể");
    assertThat(round.state("Q2", "MN01")).isEqualTo(UnitState.EXEMPT);
    round.desk.withdrawWaiver("Q2", unit, "lan", "nhầm đơn vị");

    assertThat(round.state("Q2", "MN01")).isEqualTo(UnitState.NOT_YET_DUE);
    assertThat(round.waivers.history("Q2"))
        .extracting(WaiverAct::what)
        .containsExactly(
            WaiverAct.What.WITHDRAWN, WaiverAct.What.EXEMPTED, WaiverAct.What.EXTENDED);
  }

  @Test
  void closing_freezes_what_was_there_and_a_later_report_is_marked() {
    round.desk.create(campaign("Q2", Q2, "2022-06-15"), "hà");
    round.report("MN01", Q2, "2022-06-10T02:00:00Z");
    round.clock.moveTo("2022-06-20T02:00:00Z");
    round.desk.close("Q2", "hà", "đã gửi Thành phố");

    round.units.put(List.of(unit("MN02", "Cụm mới", UnitKind.SCHOOL, "", "")));
    round.report("MN02", Q2, "2022-06-21T02:00:00Z");

    CampaignStatus now = round.statuses.of(round.campaigns.find("Q2").orElseThrow());
    assertThat(now.received()).isEqualTo(2);
    assertThat(now.afterClosing()).isEqualTo(1);
    assertThat(round.frozen.of("Q2"))
        .extracting(row -> row.unit().value(), Frozen.Row::cluster, Frozen.Row::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("MN01", "Cụm 1", UnitState.RECEIVED),
            org.assertj.core.groups.Tuple.tuple("MN02", "Cụm 1", UnitState.MISSING),
            org.assertj.core.groups.Tuple.tuple("MN03", "Cụm 1", UnitState.MISSING));
    assertThatThrownBy(() -> round.desk.close("Q2", "hà", "")).isInstanceOf(Refused.class);
  }

  @Test
  void a_file_with_one_bad_row_is_refused_whole_and_every_bad_row_is_named() throws Exception {
    Path file = folder.resolve("dot.csv");
    Files.writeString(
        file,
        """
        code,form,period,due_date,title,from_date,to_date,units
        A,CCHC,2022-Q2,2022-06-15,Quý II,,,
        B,CCHC,2022-Q2,2022-06-16,Quý II lần nữa,,,
        C,CCHC,2022-Q3,2022-09-15,Quý III,,,NOBODY
        D,CCHC,2031-Q3,2031-09-15,Quý III,,,kind:school
        E,CCHC,2022-M02,31/02/2022,Tháng 2,,,
        """);

    assertThatThrownBy(() -> round.desk.takeFile(file, "hà"))
        .isInstanceOfSatisfying(
            BadRows.class,
            bad ->
                assertThat(bad.rows())
                    .extracting(row -> row.row(), row -> row.column())
                    .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(2, "period"),
                        org.assertj.core.groups.Tuple.tuple(3, "period"),
                        org.assertj.core.groups.Tuple.tuple(4, "units"),
                        org.assertj.core.groups.Tuple.tuple(5, "due_date"),
                        org.assertj.core.groups.Tuple.tuple(6, "due_date")));
    assertThat(round.campaigns.all()).isEmpty();
  }

  @Test
  void a_file_may_bring_campaigns_of_the_past_and_choose_units_by_kind() throws Exception {
    Path file = folder.resolve("dot.csv");
    Files.writeString(
        file,
        "code,form,period,due_date,title,units\n"
            + "A,CCHC,2021-H2,2021-12-15,6 tháng cuối năm,kind:school\n");

    assertThat(round.desk.takeFile(file, "hà")).hasSize(1);
    assertThat(round.desk.takeFile(file, "hà")).hasSize(1);
    assertThat(round.campaigns.find("A").orElseThrow().units())
        .isEqualTo(new Selection.OfKinds(Set.of(UnitKind.SCHOOL)));
  }

  private List<String> faultsOf(Campaign campaign) {
    try {
      round.desk.create(campaign, "hà");
      return List.of();
    } catch (Refused refused) {
      return refused.faults().stream().map(Fault::code).toList();
    }
  }

  private static Campaign spanning(String code, String period, String from, String to) {
    return new Campaign(
        code,
        "cchc",
        Period.parse(period),
        LocalDate.parse(to).plusDays(3),
        "Báo cáo",
        Optional.of(LocalDate.parse(from)),
        Optional.of(LocalDate.parse(to)),
        Set.of());
  }
}
