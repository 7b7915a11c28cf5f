package vn.vanthu.correspondence.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.campaigns.Round.Q2;
import static vn.vanthu.campaigns.Round.campaign;
import static vn.vanthu.campaigns.Round.unit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.campaigns.Round;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.forms.Period;

/**
 * What superiors are told, and that a person approves it first. Due on Wednesday, 15 June 2022; the
 * office's schedule; one unit unless a test adds others.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class EscalationsTest {
  private static final Period H1 = Period.parse("2022-H1");

  @Parameter TestDatabase database;
  @TempDir Path data;

  private Desk desk;
  private Round round;

  @BeforeEach
  void open() {
    desk = new Desk(database.migrated(), data, "2022-06-01T02:00:00Z");
    round = desk.round;
    round.units.put(List.of(unit("MN01")));
    round.desk.create(campaign("Q2", Q2, "2022-06-15"), "hà");
  }

  @Test
  void superiors_are_told_only_after_a_person_has_approved_and_only_what_is_still_so() {
    round.units.put(List.of(unit("MN02")));
    desk.at("2022-06-16", "08:30");
    desk.post();
    desk.at("2022-06-20", "08:30");
    desk.post();
    assertThat(desk.escalations.draftDue(LocalDate.parse("2022-06-20"))).isZero();
    round.clock.moveTo("2022-06-22T08:30:00+07:00");
    assertThat(desk.escalations.draftDue(LocalDate.parse("2022-06-22"))).isEqualTo(1);
    assertThat(desk.escalations.draftDue(LocalDate.parse("2022-06-22"))).isZero();
    Letter draft = desk.escalations.waiting().get(0);
    assertThat(draft.status()).isEqualTo(LetterStatus.WITHHELD);
    assertThat(draft.body())
        .contains("có 0/2 công đoàn cơ sở")
        .contains("1. CĐCS MN01 – Nguyễn Thị Hòa, 0912000101 – đôn đốc ngày 16/6/2022, 20/6/2022");

    round.report("MN01", Q2, "2022-06-22T03:00:00Z");
    round.clock.moveTo("2022-06-22T10:30:00+07:00");
    List<vn.vanthu.correspondence.LetterId> anew = desk.escalations.approve(draft.id(), "hà");

    assertThat(anew).hasSize(1);
    assertThat(desk.queued()).isEmpty();
    assertThat(desk.escalations.waiting()).extracting(Letter::id).containsExactly(anew.get(0));
    assertThat(desk.escalations.approve(anew.get(0), "hà")).isEmpty();
    assertThat(desk.queued()).extracting(Letter::id).containsExactly(anew.get(0));
    assertThat(desk.escalations.draftDue(LocalDate.parse("2022-06-22"))).isZero();
  }

  @Test
  void two_campaigns_at_once_are_two_letters_each_with_its_own_approval() {
    round.desk.create(campaign("H1", H1, "2022-06-15"), "hà");
    desk.at("2022-06-16", "08:30");
    desk.post();
    desk.at("2022-06-20", "08:30");
    desk.post();
    round.clock.moveTo("2022-06-22T08:30:00+07:00");

    assertThat(desk.escalations.draftDue(LocalDate.parse("2022-06-22"))).isEqualTo(2);

    List<Letter> waiting = desk.escalations.waiting();
    assertThat(waiting)
        .extracting(Letter::subject)
        .anySatisfy(subject -> assertThat(subject).contains("quý II").doesNotContain("6 tháng"))
        .anySatisfy(subject -> assertThat(subject).contains("6 tháng").doesNotContain("quý II"));
    desk.escalations.approve(waiting.get(0).id(), "hà");
    assertThat(desk.queued()).extracting(Letter::id).containsExactly(waiting.get(0).id());
  }
}
