package vn.vanthu.correspondence.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.correspondence.voices.SpeakingUnion.UNIT;

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
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.voices.Voice.Kind;
import vn.vanthu.correspondence.voices.Voice.State;
import vn.vanthu.intake.replies.Intent;

/** What is heard in a reply, and what becomes of a voice until it is answered. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class VoicesTest {
  @Parameter TestDatabase database;
  @TempDir Path data;

  private SpeakingUnion union;

  @BeforeEach
  void start() {
    union = new SpeakingUnion(database.migrated(), data);
  }

  @Test
  void a_reply_says_something_only_where_its_own_words_say_so() {
    union.reply(
        "Đã nhận ạ.", "Đơn vị kiến nghị hỗ trợ kinh phí in tờ rơi.", "Trời hôm nay đẹp quá ạ.");

    List<Voice> voices = union.desk.page(VoiceFilter.ALL, 0, 10);

    assertThat(voices)
        .extracting(Voice::words)
        .containsExactly("Đơn vị kiến nghị hỗ trợ kinh phí in tờ rơi");
    assertThat(voices.get(0).report()).isEmpty();
    assertThat(voices.get(0).mail()).isPresent();
  }

  @Test
  void what_a_reply_announces_is_for_the_campaign_and_no_voice() {
    String asked = "Đề nghị LĐLĐ giữ số liệu báo cáo cũ, không lấy bản sau.";
    union.reply(
        List.of(new Intent(Intent.Kind.KEEP_EARLIER, Optional.empty(), "", asked)),
        asked,
        "Đơn vị kiến nghị hỗ trợ kinh phí in tờ rơi.");

    assertThat(union.desk.page(VoiceFilter.ALL, 0, 10))
        .extracting(Voice::words)
        .containsExactly("Đơn vị kiến nghị hỗ trợ kinh phí in tờ rơi");
  }

  @Test
  void it_is_passed_on_answered_by_one_letter_and_found_again() {
    long id =
        union.desk.write(Optional.of(UNIT), Kind.OPINION, "Đề nghị đổi giờ họp giao ban", "lan");
    union.desk.passOn(id, "Ban Tổ chức", "lan");
    assertThat(union.desk.find(id).orElseThrow().state()).isEqualTo(State.PASSED_ON);

    assertThat(union.desk.answer(id, "u1@truong.example", "Trả lời", "Đã đổi giờ họp.", "lan"))
        .isPresent();
    assertThat(union.desk.answer(id, "u1@truong.example", "Trả lời", "Đã đổi giờ họp.", "lan"))
        .isEmpty();

    Voice voice = union.desk.find(id).orElseThrow();
    assertThat(voice.state()).isEqualTo(State.ANSWERED);
    assertThat(voice.acts())
        .extracting(Voice.Act::what)
        .containsExactly("WRITTEN", "PASSED_ON", "ANSWERED");
    Letter letter = union.office.queued().get(0);
    assertThat(letter.body()).isEqualTo("Đã đổi giờ họp.");
    assertThat(union.desk.count(filter(Optional.of("GIAO BAN"), State.ANSWERED))).isEqualTo(1);
    assertThat(union.desk.count(filter(Optional.of("100%_"), State.ANSWERED))).isZero();
    assertThat(union.desk.count(filter(Optional.empty(), State.NEW))).isZero();
  }

  private static VoiceFilter filter(Optional<String> words, State state) {
    return new VoiceFilter(
        Optional.of(state),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(UNIT),
        Optional.empty(),
        words);
  }
}
