package vn.vanthu.correspondence.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.campaigns.Round;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;

/** Who has confirmed a document that went out, who is asked again and who is to be called. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class GuidanceFollowedTest {
  @Parameter TestDatabase database;
  @TempDir Path data;

  private Sending sending;

  @BeforeEach
  void start() {
    sending = new Sending(database.migrated(), data);
  }

  @Test
  void a_letter_that_came_back_puts_the_unit_on_the_list_until_its_address_is_put_right() {
    sending.units(2);
    Guidance guidance = sending.sent(Selection.everyone());
    sending.post.queueDue();
    sending.office.post();
    Letter letter = sending.letterOf("U0");
    sending.office.letters.markBounced(letter.id(), "5.1.1 no such user");

    assertThat(sending.standings.toCall(guidance))
        .extracting(UnitStanding::cause)
        .containsExactly("5.1.1 no such user");
    assertThat(sending.post.queueDue()).isZero();

    Unit moved = Sending.withAddresses(Round.unit("U0"), "moi@truong.example");
    sending.office.round.units.put(List.of(moved));
    assertThat(sending.post.queueDue()).isEqualTo(1);
    sending.office.post();

    assertThat(sending.standings.toCall(guidance)).isEmpty();
    assertThat(sending.standings.coverage(guidance).have()).isEqualTo(2);
  }

  @Test
  void who_does_not_confirm_is_asked_again_in_working_hours_twice_and_then_to_be_called() {
    sending.units(3);
    Guidance guidance = sending.sent(Selection.everyone());
    sending.post.queueDue();
    sending.office.post();
    sending.says("U1", true);
    sending.office.pauses.pause(new UnitCode("U2"), Optional.empty(), "lan", "nghỉ");

    assertThat(sending.at("2022-06-14T09:00")).isZero(); // two working days later
    assertThat(sending.at("2022-06-15T07:00")).isZero(); // before hours
    assertThat(sending.at("2022-06-15T09:00")).isEqualTo(1);
    assertThat(sending.office.post())
        .containsExactly("U0: [Văn bản 12/HD-LĐLĐ] Đề nghị xác nhận đã nhận văn bản");
    assertThat(sending.at("2022-06-15T10:00")).isZero();
    assertThat(sending.at("2022-06-20T09:00")).isEqualTo(1);
    sending.office.post();
    assertThat(sending.at("2022-06-23T09:00")).isZero();

    assertThat(sending.standings.toCall(guidance))
        .extracting(u -> u.code().value())
        .containsExactly("U0");
    assertThat(sending.standings.coverage(guidance).count(Reached.CONFIRMED)).isEqualTo(1);
  }

  @Test
  void an_answer_stops_a_reminder_that_waits_and_a_call_confirms_too() {
    sending.units(1);
    Guidance guidance = sending.sent(Selection.everyone());
    sending.post.queueDue();
    sending.office.post();
    sending.at("2022-06-15T09:00");
    Letter reminder = sending.office.queued().get(0);
    assertThat(sending.stillAsked.needless(reminder)).isEmpty();

    sending.says("U0", false);

    assertThat(sending.stillAsked.needless(reminder)).contains("confirmed");
    assertThat(sending.standings.of(guidance).get(0).reached()).isEqualTo(Reached.REPLIED);
    sending.desk.confirmed(guidance.id(), new UnitCode("U0"), "lan", "đồng chí Hòa đã nhận");
    assertThat(sending.standings.of(guidance).get(0).reached()).isEqualTo(Reached.CONFIRMED);
  }

  @Test
  void what_is_not_followed_any_more_reminds_nobody_and_what_waits_stays_behind() {
    sending.units(2);
    Guidance guidance = sending.sent(Selection.everyone());
    sending.post.queueDue();
    sending.desk.close(guidance.id(), "lan");

    assertThat(sending.stillAsked.needless(sending.office.queued().get(0)))
        .contains("guidance-closed");
    assertThat(sending.at("2022-06-20T09:00")).isZero();
  }
}
