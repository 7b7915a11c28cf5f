package vn.vanthu.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An address book of a hundred thousand unions. */
class LargeRegistryTest {
  private static final int UNITS = 100_000;

  @TempDir Path folder;

  @Test
  void it_is_read_whole_or_refused_with_the_row_that_is_wrong() throws Exception {
    String rows =
        IntStream.rangeClosed(1, UNITS)
            .mapToObj(n -> "U%06d,CĐCS Trường %06d,school,u%06d@truong.example".formatted(n, n, n))
            .collect(Collectors.joining("\n", "code,name,kind,emails\n", "\n"));
    Path file = folder.resolve("units.csv");
    Files.writeString(file, rows);
    assertThat(RegistryFile.read(file)).hasSize(UNITS);

    Files.writeString(file, rows + "U000001,CĐCS A,school,không có\n");
    assertThatThrownBy(() -> RegistryFile.read(file))
        .isInstanceOfSatisfying(
            BadRows.class,
            bad ->
                assertThat(bad.rows())
                    .isEqualTo(
                        List.of(
                            new BadRow(UNITS + 2, "code", "twice in the file: U000001"),
                            new BadRow(UNITS + 2, "emails", "no address: không có"))));
  }
}
