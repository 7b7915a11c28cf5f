package vn.vanthu.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.TestDatabase;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.UnitCode;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReportChangesTest {
  private static final Instant MORNING = Instant.parse("2022-06-10T01:00:00Z");
  private static final Period FIRST_HALF = Period.parse("2022-H1");
  private static final UnitCode UNIT = new UnitCode("MN-A");
  private static final Act CLERK = Act.by("hoa", "so sánh với văn bản");

  @Parameter TestDatabase database;

  private Reports reports;
  private ReportChanges changes;
  private final List<Object> moved = new ArrayList<>();

  @BeforeEach
  void open() {
    moved.clear();
    JdbcClient jdbc = JdbcClient.create(database.migrated());
    Clock clock = Clock.fixed(MORNING, ZoneOffset.UTC);
    reports = new Reports(jdbc, clock);
    changes = new ReportChanges(jdbc, reports, new Forms(List.of(form())), clock, moved::add);
  }

  @Test
  void a_report_that_counts_no_more_is_told_with_the_one_that_counts_again() {
    ReportId first = file("mail:1", MORNING, Optional.of(UNIT), Map.of());
    ReportId second = file("mail:2", MORNING.plusSeconds(60), Optional.of(UNIT), Map.of());

    changes.discard(second, CLERK);

    assertThat(moved).containsExactly(new ReportMoved(second), new ReportMoved(first));
    assertThat(reports.find(first).orElseThrow().status()).isEqualTo(ReportStatus.ACCEPTED);
  }

  @Test
  void a_corrected_figure_stands_with_its_words_and_the_old_one_is_kept() {
    ReportId id =
        file("mail:1", MORNING, Optional.of(UNIT), Map.of("meetings", value(5, "05 hội nghị")));

    changes.amend(id, Map.of("meetings", Optional.of(value(6, "Số hội nghị: 6"))), CLERK);

    assertThat(reports.find(id).orElseThrow().values().get("meetings").value()).isEqualTo(6);
    Change change = changes.of(id).get(0);
    assertThat(change.valueBefore()).map(v -> v.evidence().text()).contains("05 hội nghị");
    assertThat(change.valueAfter()).map(v -> v.evidence().text()).contains("Số hội nghị: 6");
    assertThat(change.act().who()).isEqualTo("hoa");
    assertThat(changes.settled(id)).containsExactly("meetings");
  }

  @Test
  void a_report_becomes_complete_when_its_last_figure_is_given() {
    ReportId id =
        file("mail:1", MORNING, Optional.of(UNIT), Map.of("meetings", value(5, "05 hội nghị")));

    changes.amend(id, Map.of("leaflets", Optional.of(value(0, "Tờ rơi: Không"))), CLERK);

    assertThat(reports.find(id).orElseThrow().complete()).isTrue();
  }

  @Test
  void a_change_taken_back_leaves_all_as_it_was() {
    ReportId id =
        file("mail:1", MORNING, Optional.of(UNIT), Map.of("meetings", value(5, "05 hội nghị")));
    changes.amend(id, Map.of("meetings", Optional.empty()), CLERK);
    assertThat(reports.find(id).orElseThrow().values()).isEmpty();

    changes.undo(changes.of(id).get(0).id(), CLERK);

    assertThat(reports.find(id).orElseThrow().values().get("meetings"))
        .isEqualTo(value(5, "05 hội nghị"));
    assertThat(changes.confirmed(id)).isEmpty();
  }

  @Test
  void a_change_that_has_been_overtaken_is_not_taken_back() {
    ReportId id =
        file("mail:1", MORNING, Optional.of(UNIT), Map.of("meetings", value(5, "05 hội nghị")));
    changes.amend(id, Map.of("meetings", Optional.of(value(6, "6"))), CLERK);
    changes.amend(id, Map.of("meetings", Optional.of(value(7, "7"))), CLERK);
    long first = changes.of(id).get(0).id();

    assertThatThrownBy(() -> changes.undo(first, CLERK)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoever_looked_at_an_older_version_is_told_and_nothing_is_written() {
    ReportId id =
        file("mail:1", MORNING, Optional.of(UNIT), Map.of("meetings", value(5, "05 hội nghị")));
    Act late = new Act("lan", "", Optional.empty(), Optional.of(0));
    changes.confirm(id, Set.of("meetings"), CLERK);

    assertThatThrownBy(() -> changes.discard(id, late)).isInstanceOf(Overtaken.class);
    assertThat(reports.find(id)).map(Report::status).contains(ReportStatus.ACCEPTED);
  }

  @Test
  void a_report_whose_unit_a_person_named_counts_once_accepted() {
    ReportId id = file("mail:1", MORNING, Optional.empty(), Map.of());

    changes.assign(id, UNIT, FIRST_HALF, CLERK);
    assertThat(changes.accept(id, CLERK)).isEqualTo(ReportStatus.ACCEPTED);

    assertThat(reports.standing("cchc", FIRST_HALF)).hasSize(1);
    assertThat(changes.of(id)).extracting(Change::what).containsExactly("unit", "status");
  }

  @Test
  void a_discarded_report_gives_its_place_back_to_the_one_before() {
    ReportId first = file("mail:1", MORNING, Optional.of(UNIT), Map.of());
    ReportId second = file("mail:2", MORNING.plusSeconds(60), Optional.of(UNIT), Map.of());

    changes.discard(second, CLERK);
    assertThat(reports.find(first)).map(Report::status).contains(ReportStatus.ACCEPTED);

    changes.undo(changes.of(second).get(0).id(), CLERK);
    assertThat(reports.find(first)).map(Report::status).contains(ReportStatus.SUPERSEDED);
    assertThat(reports.find(second)).map(Report::status).contains(ReportStatus.ACCEPTED);
  }

  private ReportId file(
      String source, Instant at, Optional<UnitCode> unit, Map<String, StatedValue> values) {
    return reports
        .file(
            new NewReport(
                source,
                unit,
                "letterhead",
                "cchc",
                Optional.of(FIRST_HALF),
                unit.isEmpty(),
                false,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeSet<>(),
                values,
                Map.of()))
        .id();
  }

  private static StatedValue value(long value, String words) {
    return new StatedValue(
        value, 0.98, false, new Evidence(new Place("mail text", 0, "", 1), words));
  }

  private static Form form() {
    return new Form(
        "cchc",
        1,
        "CCHC",
        "",
        List.of(),
        List.of(),
        List.of(
            new Indicator("meetings", "Hội nghị", "cuộc"),
            new Indicator("leaflets", "Tờ rơi", "bản")),
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Map.of());
  }
}
