package vn.vanthu.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlphabetTest {
  @Test
  void names_stand_as_in_a_vietnamese_list_and_numbers_by_their_value() {
    List<String> names =
        List.of("CĐCS số 10", "CĐCS số 2", "Đa Tốn", "Dương Xá", "Ấm", "An", "CĐCS số 2b", "Ăn");

    assertThat(names.stream().sorted(Alphabet.order()))
        .containsExactly(
            "An", "Ăn", "Ấm", "CĐCS số 2", "CĐCS số 2b", "CĐCS số 10", "Dương Xá", "Đa Tốn");
  }
}
