package vn.vanthu.console.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vanthu.intake.DocumentPage.Word;

class BoxesTest {
  private static final List<Word> PAGE =
      page("Tình hình chung", "Tính đến nay có 212 người", "Tổ chức 10 hội nghị, 1 430 lượt");

  @Test
  void words_that_stand_together_get_one_box_a_line() {
    List<Boxes.Box> boxes = Boxes.around("đến nay có 212 người Tổ chức 10", PAGE);

    assertThat(boxes).hasSize(2);
    assertThat(boxes.get(0).y()).isLessThan(boxes.get(1).y());
    assertThat(boxes.get(0).x()).isEqualTo(1_000);
  }

  @Test
  void the_same_letters_with_another_tone_are_another_word() {
    assertThat(Boxes.around("Tính đến nay có 212 người", PAGE))
        .singleElement()
        .matches(b -> b.y() == 2_000);
  }

  @Test
  void a_table_row_is_found_by_its_cells_and_words_without_accents_by_their_letters() {
    assertThat(Boxes.around("To chuc | 10 hoi nghi | 1 430 luot", PAGE)).isNotEmpty();
  }

  @Test
  void words_that_the_page_does_not_hold_have_no_box() {
    assertThat(Boxes.around("Phát hành 300 tờ rơi", PAGE)).isEmpty();
    assertThat(Boxes.around("Phát hành 300 tờ rơi", List.of())).isEmpty();
  }

  private static List<Word> page(String... lines) {
    List<Word> words = new ArrayList<>();
    for (int line = 0; line < lines.length; line++) {
      String[] each = lines[line].split(" ");
      for (int i = 0; i < each.length; i++) {
        double left = i * 0.1;
        double top = (line + 1) * 0.1;
        words.add(new Word(each[i], left, top, left + 0.09, top + 0.05));
      }
    }
    return words;
  }
}
