package vn.vanthu.correspondence.voices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.TestOffice;
import vn.vanthu.correspondence.reminders.Desk;
import vn.vanthu.correspondence.voices.Voice.Addressee;
import vn.vanthu.correspondence.voices.Voice.Kind;
import vn.vanthu.correspondence.voices.Voice.State;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Reading;
import vn.vanthu.intake.FiledReport;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.intake.OurLetter;
import vn.vanthu.intake.Outcome;
import vn.vanthu.intake.ReadReply;
import vn.vanthu.intake.ReadReport;
import vn.vanthu.intake.Screen;
import vn.vanthu.intake.Sender;
import vn.vanthu.intake.replies.Intent;
import vn.vanthu.intake.replies.Receipt;
import vn.vanthu.intake.replies.Reply;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.MimeReader;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Act;
import vn.vanthu.reports.Filed;
import vn.vanthu.reports.NewReport;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.ReportMoved;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class VoicesTest {
  private static final Period PERIOD = Period.parse("2022-Q2");
  private static final UnitCode UNIT = new UnitCode("U1");

  @Parameter TestDatabase database;
  @TempDir Path data;

  private Desk office;
  private VoiceDesk desk;
  private VoicesHeard heard;
  private ReportChanges changes;
  private int mails;

  @BeforeEach
  void start() {
    office = new Desk(database.migrated(), data, "2022-06-10T02:00:00Z");
    VoiceRows rows = new VoiceRows(office.round.jdbc);
    Sorting sorting = new Sorting(office.round.forms, TestOffice.office());
    desk = new VoiceDesk(rows, sorting, office.mails, office.letters, office.round.clock);
    heard = new VoicesHeard(rows, sorting, office.round.reports, office.round.clock);
    changes =
        new ReportChanges(
            office.round.jdbc,
            office.round.reports,
            office.round.forms,
            office.round.clock,
            moved -> heard.on((ReportMoved) moved));
  }

  @Test
  void each_thing_said_in_a_report_is_a_voice_in_its_own_words_sorted_for_a_person() {
    report(
        true,
        Map.of(
            "difficulties",
            "- Đường truyền mạng còn chậm, hay quá tải\n"
                + "vào đầu giờ;\n"
                + "- Kinh phí tuyên truyền hạn hẹp.",
            "proposals",
            "Đề nghị UBND xã đơn giản hóa thủ tục hành chính. Đề nghị LĐLĐ huyện mở lớp tập"
                + " huấn."));

    List<Voice> voices = desk.of("cchc", PERIOD);

    assertThat(voices)
        .extracting(Voice::words)
        .containsExactlyInAnyOrder(
            "Đường truyền mạng còn chậm, hay quá tải vào đầu giờ",
            "Kinh phí tuyên truyền hạn hẹp",
            "Đề nghị UBND xã đơn giản hóa thủ tục hành chính",
            "Đề nghị LĐLĐ huyện mở lớp tập huấn");
    assertThat(one("UBND").addressee()).isEqualTo(Addressee.GOVERNMENT);
    assertThat(one("UBND").topic()).contains("procedures");
    assertThat(one("tập huấn").addressee()).isEqualTo(Addressee.OFFICE);
    assertThat(one("tập huấn").kind()).isEqualTo(Kind.PROPOSAL);
    assertThat(one("Kinh phí").kind()).isEqualTo(Kind.DIFFICULTY);
    assertThat(one("Kinh phí").unit()).contains(UNIT);
  }

  @Test
  void a_corrected_report_doubles_nothing_and_keeps_what_people_have_answered() {
    report(
        true,
        Map.of(
            "proposals",
            "- Đề nghị mở lớp tập huấn\n- Đề nghị cấp thêm tài liệu\n- Đề nghị hỗ trợ máy tính"));
    desk.answered(one("tài liệu").id(), "Đã gửi tài liệu", "lan");

    report(true, Map.of("proposals", "- De nghi mo lop tap huan.\n- Đề nghị mua máy in"));

    assertThat(desk.of("cchc", PERIOD))
        .extracting(Voice::words)
        .containsExactlyInAnyOrder(
            "Đề nghị mở lớp tập huấn", "Đề nghị cấp thêm tài liệu", "Đề nghị mua máy in");
    assertThat(one("tài liệu").answer().orElseThrow().words()).isEqualTo("Đã gửi tài liệu");
  }

  @Test
  void a_report_that_a_person_calls_none_says_nothing_and_one_they_accept_does() {
    FiledReport none = report(false, Map.of("proposals", "Đề nghị sửa đổi quy chế làm việc"));
    FiledReport taken = report(false, Map.of("proposals", "Đề nghị tổ chức đối thoại định kỳ"));
    assertThat(desk.of("cchc", PERIOD)).as("nobody has decided yet").isEmpty();

    changes.discard(none.id(), Act.by("lan", "no-report"));
    changes.accept(taken.id(), Act.by("lan", "review"));

    assertThat(desk.count(VoiceFilter.ALL)).isEqualTo(1);
    assertThat(said()).containsExactly("Đề nghị tổ chức đối thoại định kỳ");
  }

  @Test
  void what_counts_is_what_the_reports_that_count_say_however_often_people_decide_anew() {
    FiledReport first =
        report(true, Map.of("proposals", "- Đề nghị mở lớp tập huấn\n- Đề nghị cấp tài liệu"));
    FiledReport second = report(true, Map.of("proposals", "Đề nghị mở lớp tập huấn"));
    assertThat(said()).containsExactly("Đề nghị mở lớp tập huấn");

    changes.reopen(second.id(), Act.by("lan", "review"));
    assertThat(said())
        .as("the first counts again")
        .containsExactlyInAnyOrder("Đề nghị mở lớp tập huấn", "Đề nghị cấp tài liệu");
    changes.accept(second.id(), Act.by("lan", "review"));
    assertThat(said()).containsExactly("Đề nghị mở lớp tập huấn");
    changes.assign(second.id(), new UnitCode("U2"), PERIOD, Act.by("lan", "review"));
    assertThat(desk.of("cchc", PERIOD))
        .extracting(voice -> voice.unit().orElseThrow() + " " + voice.words())
        .containsExactlyInAnyOrder(
            "U1 Đề nghị mở lớp tập huấn", "U1 Đề nghị cấp tài liệu", "U2 Đề nghị mở lớp tập huấn");
    changes.discard(first.id(), Act.by("lan", "no-report"));
    changes.discard(second.id(), Act.by("lan", "no-report"));
    assertThat(said()).isEmpty();
    assertThat(desk.count(VoiceFilter.ALL)).isZero();
  }

  @Test
  void a_reply_says_something_only_where_its_own_words_say_so() {
    reply("Đã nhận ạ.", "Đơn vị kiến nghị hỗ trợ kinh phí in tờ rơi.", "Trời hôm nay đẹp quá ạ.");

    List<Voice> voices = desk.page(VoiceFilter.ALL, 0, 10);

    assertThat(voices)
        .extracting(Voice::words)
        .containsExactly("Đơn vị kiến nghị hỗ trợ kinh phí in tờ rơi");
    assertThat(voices.get(0).report()).isEmpty();
    assertThat(voices.get(0).mail()).isPresent();
  }

  @Test
  void it_is_passed_on_answered_by_one_letter_and_found_again() {
    long id = desk.write(Optional.of(UNIT), Kind.OPINION, "Đề nghị đổi giờ họp giao ban", "lan");
    desk.passOn(id, "Ban Tổ chức", "lan");
    assertThat(desk.find(id).orElseThrow().state()).isEqualTo(State.PASSED_ON);

    assertThat(desk.answer(id, "u1@truong.example", "Trả lời", "Đã đổi giờ họp.", "lan"))
        .isPresent();
    assertThat(desk.answer(id, "u1@truong.example", "Trả lời", "Đã đổi giờ họp.", "lan")).isEmpty();

    Voice voice = desk.find(id).orElseThrow();
    assertThat(voice.state()).isEqualTo(State.ANSWERED);
    assertThat(voice.acts())
        .extracting(Voice.Act::what)
        .containsExactly("WRITTEN", "PASSED_ON", "ANSWERED");
    Letter letter = office.queued().get(0);
    assertThat(letter.body()).isEqualTo("Đã đổi giờ họp.");
    assertThat(desk.count(filter(Optional.of("GIAO BAN"), State.ANSWERED))).isEqualTo(1);
    assertThat(desk.count(filter(Optional.of("100%_"), State.ANSWERED))).isZero();
    assertThat(desk.count(filter(Optional.empty(), State.NEW))).isZero();
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

  private List<String> said() {
    return desk.of("cchc", PERIOD).stream().map(Voice::words).toList();
  }

  private Voice one(String words) {
    return desk.page(VoiceFilter.ALL, 0, 50).stream()
        .filter(voice -> voice.words().contains(words))
        .findFirst()
        .orElseThrow();
  }

  private FiledReport report(boolean accepted, Map<String, String> said) {
    Map<String, Narrative> narrative = new HashMap<>();
    Place place = new Place("bc.docx", 1, "", 0);
    said.forEach((key, text) -> narrative.put(key, new Narrative(text, new Evidence(place, text))));
    Instant at = office.round.clock.instant().plusSeconds(++mails);
    Filed filed =
        office.round.reports.file(
            new NewReport(
                "mail:" + mails,
                Optional.of(UNIT),
                "letterhead",
                "cchc",
                Optional.of(PERIOD),
                !accepted,
                false,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeSet<>(),
                Map.of(),
                narrative));
    Reading reading =
        new Reading(
            "cchc",
            1,
            Optional.of(PERIOD),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Map.of(),
            narrative,
            List.of());
    FiledReport report =
        new FiledReport(
            filed.id(),
            filed.status(),
            new ReadReport(
                new Sender(Optional.of(UNIT), "letterhead", List.of(), true),
                "cchc",
                Optional.of(PERIOD),
                Optional.of(reading),
                List.of()),
            Optional.empty());
    hear(List.of(report), Optional.empty());
    return report;
  }

  @Test
  void what_a_reply_announces_is_for_the_campaign_and_no_voice() {
    String asked = "Đề nghị LĐLĐ giữ số liệu báo cáo cũ, không lấy bản sau.";
    reply(
        List.of(new Intent(Intent.Kind.KEEP_EARLIER, Optional.empty(), "", asked)),
        asked,
        "Đơn vị kiến nghị hỗ trợ kinh phí in tờ rơi.");

    assertThat(desk.page(VoiceFilter.ALL, 0, 10))
        .extracting(Voice::words)
        .containsExactly("Đơn vị kiến nghị hỗ trợ kinh phí in tờ rơi");
  }

  private void reply(String... lines) {
    reply(List.of(), lines);
  }

  private void reply(List<Intent> intents, String... lines) {
    mails++;
    Reply reply =
        new Reply(Map.of(), 0, List.of(), intents, false, false, Receipt.CONFIRMED, List.of(lines));
    OurLetter letter =
        new OurLetter("letter:1", "", Optional.of(UNIT), List.of(), true, OurLetter.Tie.CERTAIN);
    hear(List.of(), Optional.of(new ReadReply(letter, Optional.empty(), reply)));
  }

  private void hear(List<FiledReport> reports, Optional<ReadReply> reply) {
    MimeMail mail =
        MimeReader.read(
            "From: u1@truong.example\r\nSubject: x\r\n\r\nx".getBytes(StandardCharsets.UTF_8));
    StoredMail row =
        new StoredMail(
            new MailId(mails),
            "box",
            "INBOX",
            1,
            mails,
            office.round.clock.instant(),
            office.round.clock.instant(),
            2022,
            mails,
            "0".repeat(64),
            10,
            false,
            false,
            Optional.empty(),
            MailStatus.RECEIVED,
            1,
            Optional.empty(),
            Optional.empty(),
            "x",
            "x",
            Optional.empty());
    heard.on(
        new MailFiled(
            row,
            mail,
            new Screen().of(mail, Set.of()),
            new Outcome.SetAside(MailKind.OTHER, new Outcome.Why("x", List.of())),
            reports,
            List.of(),
            List.of(),
            Optional.empty(),
            reply,
            false));
  }
}
