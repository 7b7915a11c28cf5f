package vn.vanthu.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vanthu.TestForms;
import vn.vanthu.forms.WhatUnionsWriteTest.Case;
import vn.vanthu.forms.figures.Figures;

/** The form of the unions' activities, which is nothing but a file. */
class SecondFormTest {
  private static final LocalDate RECEIVED = LocalDate.of(2022, 6, 16);
  private static Forms forms;
  private static Form form;

  @BeforeAll
  static void readForms() throws IOException {
    forms = TestForms.shipped();
    form = forms.find("HDCD").orElseThrow();
  }

  static Stream<Case> cases() throws IOException {
    return Case.in(Path.of("src/test/resources/figures/hdcd.txt"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_unions_write_gives_its_figures_and_no_other(Case written) {
    Figures figures = Figures.in(written.passages(), form, Optional.of(written.period()));
    Map<String, Long> found = new TreeMap<>();
    figures.values().forEach((key, value) -> found.put(key, value.value()));

    assertThat(found).as("%s, doubts %s", written, figures.doubts()).isEqualTo(written.figures());
  }

  @Test
  void a_report_on_activities_is_read_on_this_form_alone() {
    List<Reading> readings =
        read(
            "LIÊN ĐOÀN LAO ĐỘNG HUYỆN ĐÔNG SƠN",
            "CĐCS TRƯỜNG TIỂU HỌC LƯƠNG TÀI",
            "Số: 07/BC-CĐCS",
            "Lương Tài, ngày 10 tháng 6 năm 2022",
            "BÁO CÁO",
            "Kết quả hoạt động công đoàn quý II năm 2022",
            "I. Đặc điểm tình hình",
            "Tổng số CNVCLĐ: 41 người; đoàn viên công đoàn: 40 người.",
            "II. Kết quả",
            "- Trong quý kết nạp mới 01 đoàn viên.",
            "- Tổ chức 03 buổi sinh hoạt công đoàn với 118 lượt đoàn viên tham dự.",
            "- Thăm hỏi 06 lượt đoàn viên ốm đau.",
            "- Tuyên truyền chủ trương, trong đó có cải cách hành chính.",
            "III. Khó khăn",
            "Kinh phí hoạt động còn hạn hẹp.",
            "TM. BAN CHẤP HÀNH",
            "CHỦ TỊCH",
            "Đỗ Thị Hạnh");

    assertThat(readings).extracting(Reading::formKey).containsExactly("hdcd");
    Reading reading = readings.get(0);
    assertThat(reading.period()).contains(Period.parse("2022-Q2"));
    assertThat(reading.docNumber()).contains("07/BC-CĐCS");
    assertThat(reading.indicators().get("members_admitted").value()).isEqualTo(1);
    assertThat(reading.indicators().get("persons_supported").value()).isEqualTo(6);
    assertThat(reading.narrative().get("difficulties").value()).contains("Kinh phí");
  }

  @Test
  void a_report_on_administrative_reform_stays_on_its_own_form() {
    List<Reading> readings =
        read(
            "CĐCS TRƯỜNG TIỂU HỌC LƯƠNG TÀI",
            "BÁO CÁO",
            "Kết quả tuyên truyền cải cách hành chính quý II năm 2022",
            "Tổng số CNVCLĐ: 41 người; đoàn viên công đoàn: 40 người.",
            "- Tổ chức 03 buổi sinh hoạt công đoàn với 118 lượt đoàn viên tham dự.",
            "- Treo 04 khẩu hiệu, phát 100 tờ rơi.",
            "- Tiếp nhận 05 ý kiến, đã giải quyết 05 ý kiến trong hoạt động công đoàn.",
            "- Tổ chức 01 buổi đối thoại.");

    assertThat(readings).extracting(Reading::formKey).containsExactly("cchc");
  }

  private static List<Reading> read(String... lines) {
    List<Passage> passages = new ArrayList<>();
    for (String line : lines) {
      passages.add(new Paragraph(new Place("bao-cao.docx", 1, "", passages.size()), line, false));
    }
    return new FormInterpreter(forms).read(passages, RECEIVED);
  }
}
