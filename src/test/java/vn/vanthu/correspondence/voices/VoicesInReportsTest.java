package vn.vanthu.correspondence.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.correspondence.voices.SpeakingUnion.PERIOD;
import static vn.vanthu.correspondence.voices.SpeakingUnion.UNIT;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.correspondence.voices.Voice.Addressee;
import vn.vanthu.correspondence.voices.Voice.Kind;
import vn.vanthu.intake.FiledReport;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Act;

/** What is heard in a report, as long as that report counts. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class VoicesInReportsTest {
  @Parameter TestDatabase database;
  @TempDir Path data;

  private SpeakingUnion union;

  @BeforeEach
  void start() {
    union = new SpeakingUnion(database.migrated(), data);
  }

  @Test
  void each_thing_said_in_a_report_is_a_voice_in_its_own_words_sorted_for_a_person() {
    union.report(
        true,
        Map.of(
            "difficulties",
            "- Đường truyền mạng còn chậm, hay quá tải\n"
                + "vào đầu giờ;\n"
                + "- Kinh phí tuyên truyền hạn hẹp.",
            "proposals",
            "Đề nghị UBND xã đơn giản hóa thủ tục hành chính. Đề nghị LĐLĐ huyện mở lớp tập"
                + " huấn."));

    List<Voice> voices = union.desk.of("cchc", PERIOD);

    assertThat(voices)
        .extracting(Voice::words)
        .containsExactlyInAnyOrder(
            "Đường truyền mạng còn chậm, hay quá tải vào đầu giờ",
            "Kinh phí tuyên truyền hạn hẹp",
            "Đề nghị UBND xã đơn giản hóa thủ tục hành chính",
            "Đề nghị LĐLĐ huyện mở lớp tập huấn");
    assertThat(union.one("UBND").addressee()).isEqualTo(Addressee.GOVERNMENT);
    assertThat(union.one("UBND").topic()).contains("procedures");
    assertThat(union.one("tập huấn").addressee()).isEqualTo(Addressee.OFFICE);
    assertThat(union.one("tập huấn").kind()).isEqualTo(Kind.PROPOSAL);
    assertThat(union.one("Kinh phí").kind()).isEqualTo(Kind.DIFFICULTY);
    assertThat(union.one("Kinh phí").unit()).contains(UNIT);
  }

  @Test
  void a_corrected_report_doubles_nothing_and_keeps_what_people_have_answered() {
    union.report(
        true,
        Map.of(
            "proposals",
            "- Đề nghị mở lớp tập huấn\n- Đề nghị cấp thêm tài liệu\n- Đề nghị hỗ trợ máy tính"));
    union.desk.answered(union.one("tài liệu").id(), "Đã gửi tài liệu", "lan");

    union.report(true, Map.of("proposals", "- De nghi mo lop tap huan.\n- Đề nghị mua máy in"));

    assertThat(union.desk.of("cchc", PERIOD))
        .extracting(Voice::words)
        .containsExactlyInAnyOrder(
            "Đề nghị mở lớp tập huấn", "Đề nghị cấp thêm tài liệu", "Đề nghị mua máy in");
    assertThat(union.one("tài liệu").answer().orElseThrow().words()).isEqualTo("Đã gửi tài liệu");
  }

  @Test
  void a_report_that_a_person_calls_none_says_nothing_and_one_they_accept_does() {
    FiledReport none = union.report(false, Map.of("proposals", "Đề nghị sửa đổi quy chế làm việc"));
    FiledReport taken =
        union.report(false, Map.of("proposals", "Đề nghị tổ chức đối thoại định kỳ"));
    assertThat(union.desk.of("cchc", PERIOD)).as("nobody has decided yet").isEmpty();

    union.changes.discard(none.id(), Act.by("lan", "no-report"));
    union.changes.accept(taken.id(), Act.by("lan", "review"));

    assertThat(union.desk.count(VoiceFilter.ALL)).isEqualTo(1);
    assertThat(union.said()).containsExactly("Đề nghị tổ chức đối thoại định kỳ");
  }

  @Test
  void what_counts_is_what_the_reports_that_count_say_however_often_people_decide_anew() {
    FiledReport first =
        union.report(
            true, Map.of("proposals", "- Đề nghị mở lớp tập huấn\n- Đề nghị cấp tài liệu"));
    FiledReport second = union.report(true, Map.of("proposals", "Đề nghị mở lớp tập huấn"));
    assertThat(union.said()).containsExactly("Đề nghị mở lớp tập huấn");

    union.changes.reopen(second.id(), Act.by("lan", "review"));
    assertThat(union.said())
        .as("the first counts again")
        .containsExactlyInAnyOrder("Đề nghị mở lớp tập huấn", "Đề nghị cấp tài liệu");
    union.changes.accept(second.id(), Act.by("lan", "review"));
    assertThat(union.said()).containsExactly("Đề nghị mở lớp tập huấn");
    union.changes.assign(second.id(), new UnitCode("U2"), PERIOD, Act.by("lan", "review"));
    assertThat(union.desk.of("cchc", PERIOD))
        .extracting(voice -> voice.unit().orElseThrow() + " " + voice.words())
        .containsExactlyInAnyOrder(
            "U1 Đề nghị mở lớp tập huấn", "U1 Đề nghị cấp tài liệu", "U2 Đề nghị mở lớp tập huấn");
    union.changes.discard(first.id(), Act.by("lan", "no-report"));
    union.changes.discard(second.id(), Act.by("lan", "no-report"));
    assertThat(union.said()).isEmpty();
    assertThat(union.desk.count(VoiceFilter.ALL)).isZero();
  }
}
