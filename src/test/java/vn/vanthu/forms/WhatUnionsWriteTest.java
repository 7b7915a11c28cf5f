package vn.vanthu.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vanthu.FormFiles;
import vn.vanthu.forms.figures.Figures;

/**
 * Short texts as unions write them, each with all that is to be recorded of it and asked about it.
 * The cases stand in {@code figures}; {@code prose.txt} there says how they are written.
 */
class WhatUnionsWriteTest {
  private static final Path CASES = Path.of("src/test/resources/figures");
  private static Form form;

  @BeforeAll
  static void readForm() throws IOException {
    form = FormFiles.read(Path.of("config/forms/cchc-1.yml"));
  }

  static Stream<Case> prose() throws IOException {
    return Stream.concat(
        Case.in(CASES.resolve("prose.txt")), Case.in(CASES.resolve("paraphrases.txt")));
  }

  static Stream<Case> tables() throws IOException {
    return Stream.concat(
        Case.in(CASES.resolve("tables.txt")), Case.in(CASES.resolve("further-tables.txt")));
  }

  @ParameterizedTest
  @MethodSource("prose")
  void prose_gives_its_figures_no_other_and_the_right_questions(Case written) {
    check(written);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_table_gives_its_figures_no_other_and_the_right_questions(Case written) {
    check(written);
  }

  private static void check(Case written) {
    Figures figures = Figures.in(written.passages(), form, Optional.of(written.period()));
    Map<String, Long> found = new TreeMap<>();
    figures.values().forEach((key, value) -> found.put(key, value.value()));
    Set<String> asked = new TreeSet<>();
    figures.doubts().forEach(doubt -> doubt.indicator().ifPresent(asked::add));
    assertThat(found).as("%s, doubts %s", written, figures.doubts()).isEqualTo(written.figures());
    assertThat(asked).as("questions of %s", written).containsAll(written.questions());
    figures.values().values().forEach(value -> assertThat(written.text()).contains(words(value)));
  }

  /** The words of the evidence one by one: a row's cells and its headings stand apart. */
  private static String[] words(StatedValue value) {
    return value.evidence().text().replaceAll("^[\\s|/]+", "").split("[\\s|/]+");
  }

  /** One text and what is to be made of it. */
  record Case(
      String name,
      Period period,
      List<Passage> passages,
      Map<String, Long> figures,
      Set<String> questions) {

    static Stream<Case> in(Path file) throws IOException {
      return Stream.of(Files.readString(file).split("(?m)^## "))
          .filter(block -> block.contains("->"))
          .map(Case::of);
    }

    private static Case of(String block) {
      List<String> lines = block.lines().toList();
      Period period = Period.parse("2022-H1");
      List<Passage> passages = new ArrayList<>();
      List<List<Table.Cell>> rows = new ArrayList<>();
      Map<String, Long> figures = new TreeMap<>();
      Set<String> questions = new TreeSet<>();
      for (String line : lines.subList(1, lines.size())) {
        if (line.startsWith("@")) {
          period = Period.parse(line.substring(1).strip());
        } else if (line.startsWith("->")) {
          expect(line.substring(2), figures, questions);
        } else if (line.startsWith("|")) {
          rows.add(row(line));
        } else if (!line.isBlank()) {
          passages.add(new Paragraph(place(passages.size()), line, false));
        }
      }
      if (!rows.isEmpty()) {
        passages.add(new Table(place(passages.size()), rows));
      }
      return new Case(lines.get(0), period, passages, figures, questions);
    }

    private static void expect(String line, Map<String, Long> figures, Set<String> questions) {
      for (String word : line.strip().split("\\s+")) {
        if (word.startsWith("?")) {
          questions.add(word.substring(1));
        } else if (word.contains("=")) {
          String[] sides = word.split("=");
          figures.put(sides[0], Long.valueOf(sides[1]));
        }
      }
    }

    /** Cells between strokes; one that begins with {@code ~} goes on from its neighbour. */
    private static List<Table.Cell> row(String line) {
      String[] cells = line.strip().replaceAll("^\\||\\|$", "").split("\\|", -1);
      return Stream.of(cells)
          .map(String::strip)
          .map(
              text ->
                  text.startsWith("~")
                      ? new Table.Cell(text.substring(1).strip(), true)
                      : Table.Cell.of(text))
          .toList();
    }

    private static Place place(int ordinal) {
      return new Place("bao-cao.docx", 0, "", ordinal);
    }

    String text() {
      StringBuilder text = new StringBuilder();
      passages.forEach(passage -> text.append(passage.text()).append('\n'));
      return text.toString();
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
