package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.vanthu.extraction.Extraction.Part;
import vn.vanthu.extraction.Extraction.PartOutcome;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Table;

class PictureSetsTest {
  @Test
  void a_table_over_two_photographs_says_of_each_row_on_which_of_them_it_stands() {
    Extraction joined =
        PictureSets.joined(
            new Extraction(
                List.of(
                    table("trang 1.jpg", "Số hội nghị", "3"),
                    table("trang 2.jpg", "Số tờ rơi", "100")),
                List.of(part("trang 1.jpg"), part("trang 2.jpg")),
                List.of()));

    Table one = (Table) joined.passages().get(0);
    assertThat(joined.passages()).hasSize(1);
    assertThat(one.rows()).hasSize(2);
    assertThat(List.of(one.placeOf(0).page(), one.placeOf(1).page())).containsExactly(1, 2);
    assertThat(one.placeOf(1).part()).isEqualTo("trang 1.jpg" + Place.WITH + "trang 2.jpg");
  }

  private static Table table(String part, String... words) {
    List<Table.Cell> row = Stream.of(words).map(Table.Cell::of).toList();
    return new Table(new Place(part, 1, "", 0), List.of(row));
  }

  private static Part part(String name) {
    return new Part(name, "image/jpeg", 100_000, PartOutcome.READ);
  }
}
