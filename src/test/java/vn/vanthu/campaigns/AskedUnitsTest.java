package vn.vanthu.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Reporters;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AskedUnitsTest {
  private static final int MANY = 2100;

  @Parameter TestDatabase database;

  private Round round;
  private AskedUnits asked;

  @BeforeEach
  void start() {
    round = new Round(database.migrated(), "2022-06-16T02:00:00Z");
    asked = new AskedUnits(round.units, round.statuses, round.waivers, new Reporters(round.jdbc));
    String rows =
        IntStream.range(0, MANY)
            .mapToObj("('U%1$04d', 'CĐCS U%1$04d', 'SCHOOL', '', '', '')"::formatted)
            .collect(Collectors.joining(", "));
    round
        .jdbc
        .sql("insert into unit (code, name, kind, contact, phone, cluster_name) values " + rows)
        .update();
    round.campaigns.put(List.of(Round.campaign("Q2", Round.Q2, "2022-06-15")));
  }

  @Test
  void pages_follow_each_other_without_a_gap() {
    List<String> seen = new ArrayList<>();
    Optional<UnitCode> after = Optional.empty();
    for (int page = 0; page < 3; page++) {
      List<String> codes = codes(AskedUnits.Which.ALL, after, 700);
      seen.addAll(codes);
      after = Optional.of(new UnitCode(codes.get(codes.size() - 1)));
    }
    assertThat(seen).hasSize(MANY).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void a_state_is_found_wherever_the_few_units_in_it_stand() {
    round.report("U2099", Round.Q2, "2022-06-10T02:00:00Z", true, true);
    round.report("U2098", Round.Q2, "2022-06-15T18:00:00Z", true, false);
    round.report("U2097", Round.Q2, "2022-06-10T02:00:00Z", false, false);
    round.desk.exempt("Q2", List.of(new UnitCode("U2096")), "lan", "nghỉ");
    round.desk.extend(
        "Q2", List.of(new UnitCode("U2095")), LocalDate.of(2022, 7, 1), "lan", "xin thêm");

    assertThat(in(UnitState.IN_REVIEW)).containsExactly("U2099");
    assertThat(in(UnitState.RECEIVED_LATE)).containsExactly("U2098");
    assertThat(in(UnitState.INCOMPLETE)).containsExactly("U2097");
    assertThat(in(UnitState.EXEMPT)).containsExactly("U2096");
    assertThat(in(UnitState.EXTENDED)).containsExactly("U2095");
    assertThat(in(UnitState.RECEIVED)).isEmpty();
    assertThat(in(UnitState.MISSING)).hasSize(51).startsWith("U0000");
  }

  @Test
  void the_last_silent_units_are_found_once_nearly_all_have_reported() {
    round
        .jdbc
        .sql(
            """
            insert into report (source, unit, form, period, status, complete, received_at, filed_at, unit_basis, topics)
            select 'mail:' || code, code, 'cchc', '2022-Q2', 'ACCEPTED', true, timestamp with time zone '2022-06-10 00:00:00+00',
                   timestamp with time zone '2022-06-10 00:00:00+00', 'address', ''
              from unit where code < 'U2098'
            """)
        .update();
    assertThat(in(UnitState.MISSING)).containsExactly("U2098", "U2099");
    assertThat(in(UnitState.RECEIVED)).hasSize(51);
  }

  private List<String> in(UnitState state) {
    Set<UnitState> states = EnumSet.of(state);
    return codes(
        new AskedUnits.Which("", Optional.empty(), Optional.empty(), states), Optional.empty(), 51);
  }

  private List<String> codes(AskedUnits.Which which, Optional<UnitCode> after, int size) {
    Campaign campaign = round.campaigns.find("Q2").orElseThrow();
    return asked.page(campaign, which, after, size).stream()
        .map(row -> row.unit().code().value())
        .toList();
  }
}
