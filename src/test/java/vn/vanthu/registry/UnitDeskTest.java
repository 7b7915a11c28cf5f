package vn.vanthu.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.TestDatabase;
import vn.vanthu.registry.changes.Division;
import vn.vanthu.registry.changes.Merger;
import vn.vanthu.registry.changes.PastName;
import vn.vanthu.registry.changes.Succession;
import vn.vanthu.registry.changes.UnitDesk;
import vn.vanthu.registry.changes.UnitHistory;
import vn.vanthu.registry.changes.UnitRefused;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class UnitDeskTest {
  private static final LocalDate DAY = LocalDate.of(2022, 6, 1);

  @Parameter TestDatabase database;

  private DataSource source;
  private Units units;
  private UnitHistory history;
  private UnitDesk desk;

  @BeforeEach
  void start() {
    source = database.migrated();
    JdbcClient jdbc = JdbcClient.create(source);
    units = new Units(jdbc);
    Clock clock = Clock.fixed(Instant.parse("2022-06-16T01:00:00Z"), ZoneOffset.UTC);
    history = new UnitHistory(jdbc, clock);
    desk = new UnitDesk(units, history);
    units.put(List.of(unit("A", "Công đoàn Trường A Sao"), unit("B", "Công đoàn Trường B Mai")));
  }

  @Test
  void merged_units_end_the_day_before_and_their_heir_is_found_by_their_names_and_addresses() {
    desk.merge(
        new Merger(codes("A", "B"), code("C"), "Công đoàn Trường Sao Mai", true, DAY, ""), "lan");

    Unit c = units.find(code("C")).orElseThrow();
    assertThat(units.activeOn(DAY)).containsExactly(c);
    assertThat(units.activeOn(DAY.minusDays(1)))
        .extracting(Unit::code)
        .containsAll(codes("A", "B"));
    assertThat(units.registry().byAddress("a@truong.example", DAY)).containsExactly(c);
    assertThat(units.registry().namedIn("của Công đoàn Trường B Mai", DAY)).containsExactly(c);
    assertThat(history.successions(code("A")))
        .extracting(Succession::into, Succession::on)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(code("C"), DAY));
  }

  @Test
  void a_unit_that_takes_another_in_goes_on_itself() {
    desk.merge(new Merger(codes("A", "B"), code("A"), "", false, DAY, ""), "lan");
    assertThat(units.activeOn(DAY)).extracting(Unit::code).containsExactly(code("A"));
    assertThat(units.find(code("A")).orElseThrow().aliases()).isEmpty();
  }

  @Test
  void a_split_unit_leaves_its_parts_and_nothing_is_half_done() {
    Division bad =
        new Division(
            code("A"),
            List.of(new Division.Part("B", "Có rồi"), new Division.Part("A2", "")),
            true,
            true,
            DAY,
            "");
    assertThatThrownBy(() -> desk.split(bad, "lan"))
        .isInstanceOfSatisfying(
            UnitRefused.class, refused -> assertThat(refused.faults()).hasSize(2));
    assertThat(units.find(code("A")).orElseThrow().activeTo()).isEmpty();

    List<Division.Part> parts =
        List.of(new Division.Part("A1", "Trường A Một"), new Division.Part("A2", "Trường A Hai"));
    desk.split(new Division(code("A"), parts, true, true, DAY, ""), "lan");
    assertThat(units.activeOn(DAY))
        .extracting(Unit::code)
        .containsExactlyInAnyOrder(code("A1"), code("A2"), code("B"));
    assertThat(units.registry().byAddress("a@truong.example", DAY)).hasSize(2);
  }

  @Test
  void a_renamed_unit_keeps_its_name_of_the_time() {
    Unit renamed = unit("A", "Công đoàn Trường Sao Hôm");
    desk.change(renamed, Optional.of(DAY), "lan");

    Unit now = units.find(code("A")).orElseThrow();
    assertThat(now.aliases()).containsExactly("Công đoàn Trường A Sao");
    assertThat(history.names(code("A")))
        .extracting(PastName::lastDay)
        .containsExactly(DAY.minusDays(1));
    assertThat(history.nameOn(now, DAY.minusDays(1))).isEqualTo("Công đoàn Trường A Sao");
    assertThat(history.nameOn(now, DAY)).isEqualTo("Công đoàn Trường Sao Hôm");
  }

  @Test
  void a_changed_unit_is_found_by_what_it_is_now_and_not_by_what_it_was() {
    units.registry().search("sao", 5);
    units.put(List.of(unit("A", "Công đoàn Trường Hoa Ban")));

    Registry registry = units.registry();
    assertThat(registry.alphabetical(""))
        .extracting(Unit::code)
        .containsExactly(code("B"), code("A"));
    assertThat(registry.search("a sao", 5)).isEmpty();
    assertThat(registry.search("hoa ban", 5)).extracting(Unit::code).containsExactly(code("A"));
    assertThat(registry.namedIn("Công đoàn Trường A Sao", DAY)).isEmpty();
    assertThat(registry.namedIn("Công đoàn Trường Hoa Ban", DAY)).hasSize(1);
  }

  @Test
  void a_change_by_another_node_is_seen() {
    Units other = new Units(JdbcClient.create(source));
    assertThat(other.find(code("A"))).isPresent();
    units.put(List.of(unit("D", "Công đoàn Trường D Mới")));
    org.awaitility.Awaitility.await().until(() -> other.find(code("D")).isPresent());
  }

  private static List<UnitCode> codes(String... codes) {
    return List.of(codes).stream().map(UnitCode::new).toList();
  }

  private static UnitCode code(String code) {
    return new UnitCode(code);
  }

  private static Unit unit(String code, String name) {
    return new Unit(
        new UnitCode(code),
        name,
        List.of(),
        UnitKind.SCHOOL,
        List.of(code.toLowerCase(java.util.Locale.ROOT) + "@truong.example"),
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
