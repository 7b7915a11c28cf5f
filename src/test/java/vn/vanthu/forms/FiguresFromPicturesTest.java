package vn.vanthu.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.FormFiles;
import vn.vanthu.forms.Table.Cell;
import vn.vanthu.forms.figures.Figures;

/** Digits of which nobody can be sure are no figures. */
class FiguresFromPicturesTest {
  private static final Place PLACE = new Place("scan.pdf", 1, "", 0);
  private static Form form;

  @BeforeAll
  static void readForm() throws IOException {
    form = FormFiles.in(Path.of("config/forms")).find("cchc").orElseThrow();
  }

  @Test
  void doubtful_digits_of_a_sentence_are_a_question_and_no_figure() {
    Figures figures =
        read(
            new Paragraph(
                PLACE,
                "Tổ chức 06 hội nghị với 290 lượt người dự.",
                false,
                Certainty.FULL.with("06", 0.3)));
    assertThat(figures.values()).doesNotContainKey("meetings").containsKey("meeting_attendees");
    assertThat(figures.doubts())
        .extracting(Doubt::code, Doubt::indicator)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("digits-unclear", Optional.of("meetings")));
  }

  @Test
  void a_row_of_a_table_that_was_not_seen_is_asked_about_and_its_number_is_no_figure() {
    String row = "12 Ý kiến đã tiếp nhận 6 8 75,0";
    Figures figures = read(new Paragraph(PLACE, row, false, Certainty.FULL.with("12", 0.95)));
    assertThat(figures.values()).isEmpty();
    assertThat(figures.doubts())
        .extracting(Doubt::code, Doubt::indicator)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "column-unclear", Optional.of("opinions_received")));
    Figures one =
        read(
            new Paragraph(
                PLACE, "12 Ý kiến đã tiếp nhận: 6", false, Certainty.FULL.with("12", 0.95)));
    assertThat(one.values().get("opinions_received").value()).isEqualTo(6);
  }

  @Test
  void the_number_of_a_row_is_no_figure_where_a_line_was_read_as_a_stroke() {
    Figures figures =
        read(
            new Paragraph(
                PLACE,
                "6 |Số lượt người dự các hội nghị, cuộc họp",
                false,
                Certainty.FULL.with("6", 0.95)));
    assertThat(figures.values()).isEmpty();
  }

  @Test
  void a_number_counts_what_its_row_is_about_and_nothing_else() {
    String row = "Ý kiến, kiến nghị đã được trả lời, giải quyết ý kiến 5";
    assertThat(read(new Paragraph(PLACE, row, false)).values())
        .containsOnlyKeys("opinions_resolved");
    Figures pictured =
        read(new Paragraph(PLACE, "11 " + row, false, Certainty.FULL.with("11", 0.95)));
    assertThat(pictured.values()).containsOnlyKeys("opinions_resolved");
  }

  @Test
  void digits_that_are_fairly_sure_lower_the_confidence() {
    String words = "Tổ chức 06 hội nghị.";
    double clear = confidence(new Paragraph(PLACE, words, false));
    double read = confidence(new Paragraph(PLACE, words, false, Certainty.FULL.with("06", 0.9)));
    assertThat(read).isLessThan(clear).isGreaterThan(0.5);
  }

  @Test
  void a_cell_with_ink_that_nobody_could_read_is_asked_about() {
    Figures figures =
        read(
            new Table(
                PLACE,
                List.of(
                    row("Nội dung", "Số lượng", 1),
                    row("Số hội nghị, cuộc họp", "5", 0.95),
                    row("Tổng số đoàn viên công đoàn", "32", 0.4),
                    row("Số băng rôn, khẩu hiệu", Certainty.UNREADABLE, 1))));
    assertThat(figures.values()).containsOnlyKeys("meetings");
    assertThat(figures.doubts())
        .extracting(doubt -> doubt.indicator().orElse(""))
        .containsExactlyInAnyOrder("members_total", "visual_items");
  }

  @Test
  void a_row_of_nothing_but_cells_that_go_on_from_above_states_nothing() {
    Figures figures =
        read(
            new Table(
                PLACE,
                List.of(
                    row("Nội dung", "Số lượng", 1),
                    row("Số hội nghị, cuộc họp", "5", 0.95),
                    List.of(Cell.of(""), new Cell("5", true)),
                    row("Tổng số đoàn viên công đoàn", "32", 0.95))));
    assertThat(figures.values()).containsOnlyKeys("meetings", "members_total");
  }

  private static double confidence(Paragraph paragraph) {
    return read(paragraph).values().get("meetings").confidence();
  }

  private static List<Cell> row(String label, String figure, double certainty) {
    return List.of(Cell.of(label), new Cell(figure, false, Certainty.FULL.with(figure, certainty)));
  }

  private static Figures read(Passage passage) {
    return Figures.in(List.of(passage), form, Optional.of(Period.parse("2022-H1")));
  }
}
