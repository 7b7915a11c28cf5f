package vn.vanthu.console.wordings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SuggestionsTest {
  @Test
  void a_row_is_called_by_its_longest_cell_of_words() {
    assertThat(Suggestions.in(5, "1. | Số lần gặp mặt, trao đổi | lần | 05 |"))
        .containsExactly("Số lần gặp mặt, trao đổi");
  }

  @Test
  void a_sentence_gives_the_words_on_both_sides_of_the_figure() {
    assertThat(Suggestions.in(12, "Công đoàn đã mở 12 phiên gặp gỡ đoàn viên, với 300 lượt"))
        .containsExactly("phiên gặp gỡ đoàn viên", "Công đoàn đã mở");
  }

  @Test
  void thousands_are_found_as_they_are_written() {
    assertThat(Suggestions.in(1250, "phát 1.250 tờ bướm")).contains("tờ bướm", "phát");
    assertThat(Suggestions.in(125, "phát 1.250 tờ bướm")).isEmpty();
  }

  @Test
  void brackets_are_left_out_because_they_mean_something_in_a_wording() {
    assertThat(Suggestions.in(4, "6 | Số buổi gặp gỡ (trà đàm, tọa đàm) | buổi | 4"))
        .containsExactly("Số buổi gặp gỡ");
  }

  @Test
  void a_part_of_a_date_or_of_a_number_is_no_figure() {
    assertThat(Suggestions.in(6, "ngày 10/6/2022 của đơn vị")).isEmpty();
  }
}
