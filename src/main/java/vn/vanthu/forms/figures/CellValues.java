package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Table.Cell;
import vn.vanthu.forms.text.Folded;
import vn.vanthu.forms.text.Numbers;

/** What a cell states: a number, none, or something that only a question can settle. */
final class CellValues {
  private static final Set<String> NIL =
      Set.of(
          "khong",
          "khong co",
          "khong phat sinh",
          "chua co",
          "khong to chuc",
          "chua to chuc",
          "ko",
          "k",
          "chua",
          "khong thuc hien",
          "chua thuc hien",
          "chua phat sinh",
          "0");
  private static final Set<String> DASH = Set.of("-", "–", "—", "_");
  private static final Pattern PAIR =
      Pattern.compile(
          "^\\D*?(\\d{1,3}(?:[. ]\\d{3})+|\\d+)\\D*?[/;,–-]\\s*\\D*?(\\d{1,3}(?:[."
              + " ]\\d{3})+|\\d+)\\D*$");
  private static final Pattern TWICE = Pattern.compile("^\\s*(\\d+)\\s*/\\s*(\\d+)\\D*$");
  private static final Pattern RANGE = Pattern.compile("\\d\\s*(?:[-–]|den)\\s*\\d");
  private static final Pattern RATE = Pattern.compile(".*(/|moi |hang )(thang|quy|tuan).*");
  private static final Pattern SIGNED = Pattern.compile("^\\s*[-+–]\\s*\\d.*");
  private static final double SURE = 0.97;
  private static final double LESS_SURE = 0.85;
  private static final double DASH_SURE = 0.6;

  private final List<Doubt> doubts;

  CellValues(List<Doubt> doubts) {
    this.doubts = doubts;
  }

  /** Whether a cell may state a value at all. */
  static boolean isValue(String cell) {
    String folded = Folded.of(cell).strip();
    return NIL.contains(folded)
        || DASH.contains(folded)
        || folded.matches("^(tren |hon |gan |khoang )?\\d.*");
  }

  /** What the cell states of that indicator; empty, perhaps with a doubt, if it is no figure. */
  Optional<Found> of(String key, Cell cell, Evidence evidence) {
    if (cell.certainty().isUnclear(cell.text())) {
      doubt("digits-unclear", key, evidence);
      return Optional.empty();
    }
    return read(key, cell.text(), evidence)
        .map(found -> found.read(cell.certainty().of(cell.text())));
  }

  private Optional<Found> read(String key, String cell, Evidence evidence) {
    String folded = Folded.of(cell).strip().replaceAll("[.…]+$", "").strip();
    if (NIL.contains(folded)) {
      return Optional.of(new Found(key, 0, SURE, false, evidence));
    }
    if (DASH.contains(folded)) {
      doubt("dash-in-cell", key, evidence);
      return Optional.of(new Found(key, 0, DASH_SURE, true, evidence));
    }
    Optional<String> odd = odd(folded);
    if (odd.isPresent()) {
      doubt(odd.get(), key, evidence);
      return Optional.empty();
    }
    Optional<Numbers.At> number =
        SIGNED.matcher(folded).matches()
            ? Optional.empty()
            : Numbers.only(cell).or(() -> sameTwice(folded)).or(() -> inWords(cell));
    number.filter(Numbers.At::about).ifPresent(n -> doubt("approximate", key, evidence));
    return number.map(
        n -> new Found(key, n.value(), n.about() ? LESS_SURE : SURE, n.about(), evidence));
  }

  private static Optional<String> odd(String folded) {
    if (folded.contains("%")) {
      return Optional.of("share-not-a-number");
    }
    if (RANGE.matcher(folded).find()) {
      return Optional.of("range-not-a-number");
    }
    return RATE.matcher(folded).matches() ? Optional.of("per-month") : Optional.empty();
  }

  /**
   * Two indicators in one cell, as in "05/320" or "3 buổi, 54 lượt".
   *
   * @return both, or none
   */
  List<Found> pair(List<String> keys, Cell cell, Evidence evidence) {
    Matcher two = PAIR.matcher(cell.text());
    if (keys.size() != 2 || cell.text().contains("(") || !two.matches()) {
      return List.of();
    }
    List<Found> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      if (cell.certainty().isUnclear(cell.text())) {
        doubt("digits-unclear", keys.get(i), evidence);
      } else {
        Found found = new Found(keys.get(i), digits(two.group(i + 1)), SURE, false, evidence);
        both.add(found.read(cell.certainty().of(cell.text())));
      }
    }
    return both;
  }

  /** "một trăm mười hai (112)", "mười hai" */
  private static Optional<Numbers.At> inWords(String cell) {
    List<Numbers.At> numbers = Numbers.in(cell, Folded.of(cell));
    return numbers.size() == 1 ? Optional.of(numbers.get(0)) : Optional.empty();
  }

  /** "14/14" */
  private static Optional<Numbers.At> sameTwice(String folded) {
    Matcher m = TWICE.matcher(folded);
    return m.matches() && digits(m.group(1)) == digits(m.group(2))
        ? Optional.of(new Numbers.At(0, 1, digits(m.group(1)), false, false))
        : Optional.empty();
  }

  private void doubt(String code, String key, Evidence evidence) {
    doubts.add(new Doubt(code, Doubt.Severity.QUESTION, Optional.of(key), evidence.text()));
  }

  private static long digits(String written) {
    String plain = written.replaceAll("[. ]", "");
    return Long.parseLong(plain.substring(0, Math.min(plain.length(), 12)));
  }
}
