package vn.vanthu.correspondence.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.campaigns.Round.Q2;
import static vn.vanthu.campaigns.Round.campaign;
import static vn.vanthu.campaigns.Round.unit;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.campaigns.Round;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.changes.UnitDesk;
import vn.vanthu.registry.changes.UnitHistory;

/**
 * What a reminder says: every open period, the thread, the blank form, the lines. Due on Wednesday,
 * 15 June 2022; the office's schedule; one unit unless a test adds others.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReminderLettersTest {
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
  void two_campaigns_due_at_once_make_one_letter_that_names_both() throws Exception {
    round.desk.create(campaign("H1", H1, "2022-06-15"), "hà");

    desk.at("2022-06-15", "14:00");

    assertThat(desk.post())
        .containsExactly(
            "MN01: [CCHC 6 tháng đầu năm 2022] [CCHC quý II/2022] Hôm nay là hạn gửi báo cáo");
    assertThat(desk.newest().body()).contains("6 tháng đầu năm 2022 và quý II năm 2022");
    assertThat(desk.letters.files(desk.newest().id())).hasSize(2);
  }

  @Test
  void every_other_open_period_is_named_too() {
    round.desk.create(campaign("Q3", Period.parse("2022-Q3"), "2022-09-15"), "hà");

    desk.at("2022-06-16", "08:30");

    assertThat(desk.newest().body())
        .contains("quý II năm 2022 là thứ Tư, ngày 15/6/2022")
        .contains(
            "  - báo cáo kết quả thông tin, tuyên truyền cải cách hành chính quý III năm 2022: hạn"
                + " 17 giờ 00, thứ Năm, ngày 15/9/2022 (còn");
  }

  @Test
  void when_one_of_two_reports_arrives_the_letter_is_written_anew_for_the_other() {
    round.desk.create(campaign("H1", H1, "2022-06-15"), "hà");
    desk.at("2022-06-15", "14:00");
    round.report("MN01", H1, "2022-06-15T07:00:30Z");

    assertThat(desk.post()).isEmpty();
    desk.at("2022-06-15", "14:05");

    assertThat(desk.post()).containsExactly("MN01: [CCHC quý II/2022] Hôm nay là hạn gửi báo cáo");
    assertThat(desk.newest().body()).doesNotContain("6 tháng đầu năm");
  }

  @Test
  void letters_thread_carry_the_filled_form_and_can_be_answered_in_the_mail() throws Exception {
    desk.at("2022-06-10", "08:30");
    desk.post();
    desk.at("2022-06-15", "14:00");

    Letter second = desk.newest();
    Letter first = desk.letters.byMessageIds(second.conversation().references()).get(0);
    assertThat(second.conversation().inReplyTo()).contains(first.messageId());
    assertThat(second.conversation().thread()).isEqualTo(first.conversation().thread());
    assertThat(second.body()).contains("Kỳ báo cáo: quý II năm 2022\n  1. Tổng số CNVCLĐ:");
    assertThat(desk.letters.files(second.id()))
        .extracting(f -> f.name())
        .containsExactly("Mẫu báo cáo CCHC quý II-2022 - CĐCS MN01.docx");
    byte[] form = Files.readAllBytes(desk.letters.content(desk.letters.files(second.id()).get(0)));
    try (XWPFWordExtractor text =
        new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(form)))) {
      assertThat(text.getText())
          .contains("CĐCS MN01")
          .contains("Kỳ báo cáo: quý II năm 2022")
          .doesNotContain("{")
          .contains("Tổng số CNVCLĐ");
    }
  }

  @Test
  void a_unit_with_two_addresses_gets_the_letter_at_both_and_counts_once() {
    Unit two =
        new Unit(
            new UnitCode("MN01"),
            "CĐCS MN01",
            List.of(),
            UnitKind.SCHOOL,
            List.of("a@truong.example", "b@gmail.example"),
            "",
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    round.units.put(List.of(two));

    assertThat(desk.at("2022-06-10", "08:30")).isEqualTo(1);
    assertThat(desk.queued())
        .extracting(Letter::to)
        .containsExactly("a@truong.example", "b@gmail.example");
    assertThat(desk.reminders.history(new UnitCode("MN01"))).hasSize(2);
  }

  @Test
  void a_unit_that_has_a_new_name_since_the_due_day_is_written_to_under_it() {
    Unit named = unit("MN01");
    UnitDesk units = new UnitDesk(round.units, new UnitHistory(round.jdbc, round.clock));
    units.change(
        new Unit(
            named.code(),
            "CĐCS Trường Mầm non Ban Mai",
            List.of(),
            named.kind(),
            named.emails(),
            named.contact(),
            named.phone(),
            "Cụm 9",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Optional.of(LocalDate.parse("2022-06-16")),
        "hà");
    desk.at("2022-06-16", "08:30");

    assertThat(desk.newest().body()).contains("Ban Chấp hành CĐCS Trường Mầm non Ban Mai");
    assertThat(round.statuses.of(round.campaigns.find("Q2").orElseThrow()).units().get(0).unit())
        .extracting(Unit::name, Unit::cluster)
        .containsExactly("CĐCS MN01", "Cụm 1");
  }
}
