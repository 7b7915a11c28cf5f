package vn.vanthu.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.FormFiles;
import vn.vanthu.forms.figures.Figures;

/**
 * What unions write, and what is to be recorded of it. Source: reporting practice, figures in
 * prose.
 */
class FiguresInProseTest {
  private static Form form;

  @BeforeAll
  static void readForm() throws IOException {
    form = FormFiles.read(Path.of("config/forms/cchc-1.yml"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tổ chức 05 cuộc họp tuyên truyền. | meetings | 5",
        "Tổ chức 05 (năm) hội nghị tuyên truyền. | meetings | 5",
        "Tổ chức năm hội nghị tuyên truyền. | meetings | 5",
        "Tổ chức được hai mươi mốt buổi sinh hoạt chuyên đề. | meetings | 21",
        "Phát 1.250 tờ rơi. | leaflets | 1250",
        "Phát 1 250 tờ rơi. | leaflets | 1250",
        "Phát hành trên 200 tờ gấp. | leaflets | 200",
        "Tổ chức 05 hội nghị với 320 lượt người dự. | meeting_attendees | 320",
        "Tổ chức 02 cuộc đối thoại có 480 lượt người tham gia. | contest_participants | 480",
        "Hướng dẫn 50 lượt người dùng dịch vụ công trực tuyến mức độ 3, 4. | online_service_guided | 50",
        "Tiếp nhận 11 ý kiến, đã trả lời 9, còn 2 ý kiến chuyển cấp trên. | opinions_resolved | 9",
        "02/02 ý kiến đã được giải quyết. | opinions_received | 2",
        "Ban hành 05 văn bản (02 kế hoạch, 03 công văn). | documents_issued | 5",
        "Khen thưởng: không có. | commended | 0",
        "Trong kỳ không phát sinh ý kiến, kiến nghị. | opinions_received | 0",
        "so hoi nghi: 5 | meetings | 5"
      })
  void what_is_stated_is_recorded(String sentence, String indicator, long value) {
    Figures figures = read(sentence);
    assertThat(figures.values()).containsKey(indicator);
    assertThat(figures.values().get(indicator).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tổ chức 05-07 hội nghị tuyên truyền. | meetings",
        "100% CBGVNV sử dụng dịch vụ công. | workers_total",
        "Mỗi tháng tổ chức 01 buổi sinh hoạt. | meetings",
        "Cùng kỳ năm trước tổ chức 07 hội nghị. | meetings",
        "Số hội nghị tăng 02 cuộc so với cùng kỳ. | meetings",
        "Phấn đấu tổ chức 10 hội nghị tuyên truyền. | meetings",
        "Sử dụng dịch vụ công mức độ 3, mức độ 4. | online_service_guided"
      })
  void what_is_not_this_periods_figure_is_left_out(String sentence, String indicator) {
    assertThat(read(sentence).values()).doesNotContainKey(indicator);
  }

  @Test
  void every_value_carries_the_words_it_came_from() {
    StatedValue value = read("Phát 1.250 tờ rơi tới công nhân.").values().get("leaflets");
    assertThat(value.evidence().text()).contains("1.250 tờ rơi");
  }

  private static Figures read(String sentence) {
    Paragraph paragraph = new Paragraph(new Place("bao-cao.docx", 0, "", 0), sentence, false);
    return Figures.in(List.of(paragraph), form, Optional.of(Period.parse("2022-H1")));
  }
}
