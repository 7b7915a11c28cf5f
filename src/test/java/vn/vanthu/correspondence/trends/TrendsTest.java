package vn.vanthu.correspondence.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.campaigns.Round;
import vn.vanthu.correspondence.trends.Trend.Point;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.reports.NewReport;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class TrendsTest {
  private static final Instant AT = Instant.parse("2022-06-10T02:00:00Z");

  @Parameter TestDatabase database;

  private Round round;
  private Trends trends;
  private CityIndices indices;
  private Form form;
  private int mails;

  @BeforeEach
  void start() {
    round = new Round(database.migrated(), "2022-06-10T02:00:00Z");
    trends = new Trends(round.reports, round.units);
    indices = new CityIndices(round.jdbc);
    form = round.forms.find("cchc").orElseThrow();
    round.units.put(
        List.of(
            Round.unit("A"), Round.unit("B"), Round.unit("C", "Cụm 2", UnitKind.SCHOOL, "", "")));
    report("A", "2022-Q1", 4, false);
    report("B", "2022-Q1", 6, false);
    report("C", "2022-Q1", 10, false);
    report("A", "2022-Q2", 5, false);
    report("A", "2022-Q2", 7, false); // takes the place of the one before
    report("B", "2022-Q2", 100, true); // nobody has looked at it yet
    report("A", "2022-H1", 99, false); // another length of period
  }

  @Test
  void only_reports_that_count_are_summed_with_how_many_units_state_it() {
    assertThat(meetings(trends.all(form, Period.Kind.QUARTER)).points())
        .containsExactly(
            new Point(Period.parse("2022-Q1"), 20, 3), new Point(Period.parse("2022-Q2"), 7, 1));
  }

  @Test
  void a_cluster_and_a_unit_have_their_own() {
    assertThat(meetings(trends.ofCluster(form, Period.Kind.QUARTER, "Cụm 2")).points())
        .extracting(Point::total)
        .containsExactly(10L);
    Trend ofA = meetings(trends.ofUnit(form, Period.Kind.QUARTER, new UnitCode("A")));
    assertThat(ofA.points()).extracting(Point::total).containsExactly(4L, 7L);
    assertThat(ofA.before(ofA.points().get(1)).orElseThrow().total()).isEqualTo(4);
    assertThat(meetings(trends.ofCluster(form, Period.Kind.QUARTER, "Cụm 9")).points()).isEmpty();
  }

  @Test
  void sums_of_many_fewer_units_are_not_set_beside_the_last() {
    Trend all = meetings(trends.all(form, Period.Kind.QUARTER));

    assertThat(all.comparable().points()).extracting(Point::units).containsExactly(1);
  }

  @Test
  void a_chart_is_drawn_of_any_number_of_them() throws Exception {
    List<Trend> some =
        trends.all(form, Period.Kind.QUARTER).stream().filter(t -> !t.points().isEmpty()).toList();

    byte[] png = TrendPicture.of(some, Period::toString);

    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getHeight()).isGreaterThan(100);
  }

  @Test
  void an_index_of_a_year_is_noted_once_with_its_source() {
    indices.put(index("91.43"));
    indices.put(index("91.5"));

    assertThat(indices.all()).hasSize(1);
    assertThat(indices.all().get(0).points()).isEqualByComparingTo("91.5");
    assertThat(indices.all().get(0).source()).isEqualTo("Bộ Nội vụ công bố ngày 17/4/2024");
    assertThat(indices.remove(2023, CityIndex.Name.PAR_INDEX)).isTrue();
    assertThat(indices.all()).isEmpty();
  }

  private static CityIndex index(String points) {
    return new CityIndex(
        2023,
        CityIndex.Name.PAR_INDEX,
        new BigDecimal(points),
        Optional.of(3),
        "Bộ Nội vụ công bố ngày 17/4/2024",
        "lan",
        AT);
  }

  private static Trend meetings(List<Trend> all) {
    return all.stream()
        .filter(trend -> trend.indicator().key().equals("meetings"))
        .findFirst()
        .orElseThrow();
  }

  private void report(String unit, String period, long meetings, boolean inReview) {
    mails++;
    Evidence evidence = new Evidence(new Place("bc.docx", 1, "", 0), meetings + " cuộc");
    round.reports.file(
        new NewReport(
            "mail:" + mails,
            Optional.of(new UnitCode(unit)),
            "letterhead",
            "cchc",
            Optional.of(Period.parse(period)),
            inReview,
            false,
            AT.plusSeconds(mails),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new TreeSet<>(),
            Map.of("meetings", new StatedValue(meetings, 1, false, evidence)),
            Map.of()));
  }
}
