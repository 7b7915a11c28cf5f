package vn.vanthu.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.TestDatabase;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.UnitCode;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReportsTest {
  private static final Instant MORNING = Instant.parse("2022-06-10T01:00:00Z");
  private static final Place TABLE = new Place("bao-cao.docx", 1, "", 3);

  @Parameter TestDatabase database;

  private Reports reports;
  private JdbcTemplate rows;

  @BeforeEach
  void open() {
    Clock clock = Clock.fixed(MORNING, ZoneOffset.UTC);
    DataSource source = database.migrated();
    rows = new JdbcTemplate(source);
    reports = new Reports(JdbcClient.create(source), clock);
  }

  @Test
  void a_filed_report_comes_back_as_it_was() {
    ReportId id = reports.file(report("mail:1", 5, MORNING)).id();

    Report found = reports.find(id).orElseThrow();

    assertThat(found.unit()).contains(new UnitCode("MN-A"));
    assertThat(found.status()).isEqualTo(ReportStatus.ACCEPTED);
    assertThat(found.receivedAt()).isEqualTo(MORNING);
    assertThat(found.values()).containsOnlyKeys("meetings", "leaflets");
    assertThat(found.values().get("meetings").value()).isEqualTo(5);
    assertThat(found.values().get("meetings").evidence().text()).isEqualTo("Số hội nghị | 5");
    assertThat(found.values().get("meetings").evidence().place()).isEqualTo(TABLE);
    assertThat(found.narrative().get("plans").value()).isEqualTo("tiếp tục tuyên truyền");
    assertThat(found.topics()).containsExactly("organisation", "procedures");
  }

  @Test
  void a_second_report_takes_the_place_of_the_first_and_keeps_it() {
    ReportId first = reports.file(report("mail:1", 5, MORNING)).id();

    Filed second = reports.file(report("mail:2", 6, MORNING.plusSeconds(60)));

    assertThat(second.status()).isEqualTo(ReportStatus.ACCEPTED);
    assertThat(second.superseded()).map(Report::id).contains(first);
    assertThat(reports.find(first)).map(Report::status).contains(ReportStatus.SUPERSEDED);
    assertThat(reports.find(second.id()).orElseThrow().supersedes()).contains(first);
  }

  @Test
  void a_report_that_came_earlier_but_is_filed_later_changes_nothing() {
    ReportId newer = reports.file(report("mail:2", 6, MORNING.plusSeconds(60))).id();

    Filed older = reports.file(report("mail:1", 5, MORNING));

    assertThat(older.status()).isEqualTo(ReportStatus.SUPERSEDED);
    assertThat(reports.find(newer)).map(Report::status).contains(ReportStatus.ACCEPTED);
  }

  @Test
  void a_report_without_unit_waits_for_a_person() {
    Filed filed = reports.file(unknownUnit("mail:3"));

    assertThat(filed.status()).isEqualTo(ReportStatus.IN_REVIEW);
    assertThat(reports.standing("cchc", Period.parse("2022-H1"))).isEmpty();
  }

  @Test
  void standing_reports_are_one_a_unit_and_tell_when_the_first_came() {
    reports.file(report("mail:1", 5, MORNING));
    reports.file(report("mail:2", 6, MORNING.plusSeconds(60)));

    List<ReportSummary> standing = reports.standing("cchc", Period.parse("2022-H1"));

    assertThat(standing).hasSize(1);
    assertThat(standing.get(0).status()).isEqualTo(ReportStatus.ACCEPTED);
    assertThat(standing.get(0).firstReceivedAt()).isEqualTo(MORNING);
  }

  @Test
  void of_a_hundred_thousand_reports_none_is_lost_where_one_step_of_reading_ends() {
    List<Object[]> filed = new ArrayList<>();
    for (int n = 1; n < 8_000; n++) {
      filed.add(row(n, "ACCEPTED", 60));
    }
    filed.add(row(8_000, "SUPERSEDED", 20));
    filed.add(row(8_000, "SUPERSEDED", 0));
    filed.add(row(8_000, "ACCEPTED", 60));
    filed.add(row(8_001, "DISCARDED", 60));
    filed.add(row(8_002, "SUPERSEDED", 60));
    filed.add(row(8_003, "IN_REVIEW", 60));
    rows.batchUpdate(
        """
        insert into report (source, unit, form, period, status, complete, received_at, filed_at, unit_basis, topics)
        values (?, ?, 'cchc', '2022-H1', ?, true, ?, ?, 'address', '')
        """,
        filed);

    List<ReportSummary> standing = reports.standing("cchc", Period.parse("2022-H1"));

    assertThat(standing).extracting(ReportSummary::unit).doesNotHaveDuplicates().hasSize(8_001);
    assertThat(standing.get(7_999))
        .isEqualTo(new ReportSummary(new UnitCode("U08000"), ReportStatus.ACCEPTED, true, MORNING));
    assertThat(standing.get(8_000).status()).isEqualTo(ReportStatus.IN_REVIEW);
    assertThat(
            reports.standing(
                "cchc",
                Period.parse("2022-H1"),
                List.of(new UnitCode("U08000"), new UnitCode("U08000"), new UnitCode("U08002"))))
        .containsExactly(standing.get(7_999));
  }

  @Test
  void arrivals_are_counted_by_the_day_of_the_office_to_the_last_instant() {
    ZoneId zone = ZoneId.of("Asia/Ho_Chi_Minh");
    Instant midnight = Instant.parse("2022-06-10T17:00:00Z");
    reports.file(report("mail:1", 5, MORNING));
    reports.file(report("mail:2", 6, midnight.minusMillis(1)));
    reports.file(report("mail:3", 7, midnight));
    reports.file(report("mail:4", 8, midnight.plus(9, ChronoUnit.DAYS)));

    assertThat(
            reports.arrivals(
                "cchc",
                Period.parse("2022-H1"),
                LocalDate.of(2022, 6, 1),
                LocalDate.of(2022, 6, 19),
                zone))
        .containsExactly(
            Map.entry(LocalDate.of(2022, 6, 10), 2), Map.entry(LocalDate.of(2022, 6, 11), 1));
  }

  private static Object[] row(int unit, String status, int seconds) {
    OffsetDateTime at = MORNING.plusSeconds(seconds).atOffset(ZoneOffset.UTC);
    return new Object[] {"mail:" + unit, "U%05d".formatted(unit), status, at, at};
  }

  @Test
  void pages_hold_what_the_filter_asks_newest_first() {
    reports.file(report("mail:1", 5, MORNING));
    ReportId second = reports.file(report("mail:2", 6, MORNING.plusSeconds(60))).id();
    reports.file(unknownUnit("mail:3"));
    ReportFilter accepted =
        new ReportFilter(
            Optional.of("cchc"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(ReportStatus.ACCEPTED));

    assertThat(reports.page(accepted, 0, 10)).extracting(Report::id).containsExactly(second);
    assertThat(reports.count(accepted)).isEqualTo(1);
    assertThat(reports.idsFrom(List.of("mail:2", "mail:9")))
        .containsOnly(Map.entry("mail:2", List.of(second)));
  }

  private static NewReport report(String source, long meetings, Instant receivedAt) {
    Map<String, StatedValue> values =
        Map.of(
            "meetings",
                new StatedValue(
                    meetings, 0.98, false, new Evidence(TABLE, "Số hội nghị | " + meetings)),
            "leaflets", new StatedValue(1250, 0.9, true, new Evidence(TABLE, "trên 1.250 tờ")));
    return new NewReport(
        source,
        Optional.of(new UnitCode("MN-A")),
        "letterhead",
        "cchc",
        Optional.of(Period.parse("2022-H1")),
        false,
        false,
        receivedAt,
        Optional.of("05/BC-CĐCS"),
        Optional.of(LocalDate.of(2022, 6, 10)),
        Optional.of("Nguyễn Thị Hòa"),
        new TreeSet<>(List.of("procedures", "organisation")),
        values,
        Map.of(
            "plans",
            new Narrative("tiếp tục tuyên truyền", new Evidence(TABLE, "tiếp tục tuyên truyền"))));
  }

  private static NewReport unknownUnit(String source) {
    NewReport full = report(source, 1, MORNING);
    return new NewReport(
        source,
        Optional.empty(),
        "unknown",
        "cchc",
        full.period(),
        true,
        false,
        MORNING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeSet<>(),
        Map.of(),
        Map.of());
  }
}
