package vn.vanthu.correspondence.upward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.MovingClock;
import vn.vanthu.TestDatabase;
import vn.vanthu.correspondence.TestOffice;
import vn.vanthu.correspondence.upward.Consolidation.Said;
import vn.vanthu.correspondence.upward.Consolidation.Theme;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LeftOutTest {
  private static final String HEADING = "difficulties";

  @Parameter TestDatabase database;

  private LeftOut leftOut;
  private Consolidation round;

  @BeforeEach
  void start() throws Exception {
    leftOut =
        new LeftOut(
            JdbcClient.create(database.migrated()), new MovingClock(ManyUnits.AT, TestOffice.ZONE));
    round = new ManyUnits(30).together();
  }

  @Test
  void a_sentence_is_left_out_alone_and_taken_in_again() {
    Said first = sentences(round).get(0);

    leave(first);
    leave(first);

    assertThat(sentences(leftOut.without(round)))
        .hasSize(sentences(round).size() - 1)
        .doesNotContain(first);
    assertThat(leftOut.of(round.campaign().code()))
        .extracting(s -> s.text() + " " + s.who())
        .containsExactly(first.text() + " lan");

    leftOut.remove(round.campaign().code(), HEADING, first.report(), first.text());
    assertThat(sentences(leftOut.without(round))).isEqualTo(sentences(round));
  }

  @Test
  void what_no_union_says_any_more_is_no_theme() {
    Theme theme = round.narrative().get(HEADING).get(0);
    theme.said().forEach(this::leave);

    assertThat(leftOut.without(round).narrative().get(HEADING))
        .isEqualTo(round.narrative().get(HEADING).subList(1, themes()));
  }

  private int themes() {
    return round.narrative().get(HEADING).size();
  }

  private void leave(Said said) {
    leftOut.add(round.campaign().code(), HEADING, said.report(), said.text(), "lan");
  }

  private static List<Said> sentences(Consolidation of) {
    return of.narrative().values().stream()
        .flatMap(List::stream)
        .flatMap(theme -> theme.said().stream())
        .flatMap(Stream::of)
        .toList();
  }
}
