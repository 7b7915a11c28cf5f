package vn.vanthu.console.documents;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import vn.vanthu.intake.DocumentPage.Word;

/** Finds where on a page the words of a value stand. */
final class Boxes {
  /** Sides of the page in the drawing's own measure. */
  static final int PAGE = 10_000;

  private static final double ENOUGH = 0.6;

  private final List<Word> words;
  private final UnaryOperator<String> compared;
  private final List<String> folded;

  private Boxes(List<Word> words, UnaryOperator<String> compared) {
    this.words = words;
    this.compared = compared;
    this.folded = words.stream().map(w -> compared.apply(w.text())).toList();
  }

  /**
   * One box a line around the words of {@code evidence}, at the place of the page where most of
   * them stand together, by their letters or else without accents; none where the page does not
   * hold them.
   */
  static List<Box> around(String evidence, List<Word> words) {
    List<Box> exact = new Boxes(words, Boxes::plain).around(evidence);
    return exact.isEmpty() ? new Boxes(words, Boxes::fold).around(evidence) : exact;
  }

  private List<Box> around(String evidence) {
    List<String> wanted =
        Arrays.stream(evidence.split("[\\s|]+"))
            .map(compared)
            .filter(word -> !word.isEmpty())
            .toList();
    int start = best(wanted);
    if (start < 0) {
      return List.of();
    }
    Map<String, Integer> left = counted(wanted);
    List<Integer> found = new ArrayList<>();
    for (int i = start; i < Math.min(words.size(), start + span(wanted)); i++) {
      if (left.merge(folded.get(i), -1, Integer::sum) >= 0) {
        found.add(i);
      }
    }
    return lines(withoutStrays(found).stream().map(words::get).toList());
  }

  /** Without single words that stand apart before or behind the others. */
  private static List<Integer> withoutStrays(List<Integer> found) {
    List<Integer> kept = new ArrayList<>(found);
    while (kept.size() > 2 && kept.get(1) - kept.get(0) > 2) {
      kept.remove(0);
    }
    while (kept.size() > 2 && kept.get(kept.size() - 1) - kept.get(kept.size() - 2) > 2) {
      kept.remove(kept.size() - 1);
    }
    return kept;
  }

  /** Start of the stretch with most of the wanted words; -1 if none has enough of them. */
  private int best(List<String> wanted) {
    int span = span(wanted);
    Map<String, Integer> need = counted(wanted);
    Map<String, Integer> have = new HashMap<>();
    int matched = 0;
    int most = 0;
    int best = -1;
    for (int i = 0; i < folded.size(); i++) {
      matched += enter(folded.get(i), need, have);
      if (i >= span) {
        matched -= leave(folded.get(i - span), need, have);
      }
      if (matched > most) {
        most = matched;
        best = Math.max(0, i - span + 1);
      }
    }
    return most >= Math.max(1, ENOUGH * wanted.size()) ? best : -1;
  }

  private static int span(List<String> wanted) {
    return wanted.size() + wanted.size() / 4;
  }

  private static int enter(String word, Map<String, Integer> need, Map<String, Integer> have) {
    return have.merge(word, 1, Integer::sum) <= need.getOrDefault(word, 0) ? 1 : 0;
  }

  private static int leave(String word, Map<String, Integer> need, Map<String, Integer> have) {
    return have.merge(word, -1, Integer::sum) < need.getOrDefault(word, 0) ? 1 : 0;
  }

  private static Map<String, Integer> counted(List<String> words) {
    Map<String, Integer> counted = new HashMap<>();
    words.forEach(word -> counted.merge(word, 1, Integer::sum));
    return counted;
  }

  private static List<Box> lines(List<Word> found) {
    List<Box> boxes = new ArrayList<>();
    for (Word word : found) {
      Box box = Box.of(word);
      Box last = boxes.isEmpty() ? Box.NOWHERE : boxes.get(boxes.size() - 1);
      if (last.isBefore(box)) {
        boxes.set(boxes.size() - 1, last.with(box));
      } else {
        boxes.add(box);
      }
    }
    return boxes;
  }

  private static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{Nd}]+", "");
  }

  private static String fold(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace('đ', 'd')
        .replaceAll("[^a-z0-9]+", "");
  }

  /** A rectangle in {@link #PAGE}ths. */
  record Box(int x, int y, int width, int height) {
    private static final Box NOWHERE = new Box(-1, -1, 0, 0);

    private static Box of(Word word) {
      int x = (int) (word.left() * PAGE);
      int y = (int) (word.top() * PAGE);
      return new Box(
          x, y, (int) (word.right() * PAGE) - x, Math.max(60, (int) (word.bottom() * PAGE) - y));
    }

    private boolean isBefore(Box next) {
      boolean sameLine =
          width > 0 && Math.abs(next.y + next.height / 2 - y - height / 2) < height / 2;
      return sameLine && next.x >= x && next.x - x - width < 4 * height;
    }

    private Box with(Box next) {
      int top = Math.min(y, next.y);
      int bottom = Math.max(y + height, next.y + next.height);
      return new Box(x, top, Math.max(x + width, next.x + next.width) - x, bottom - top);
    }
  }
}
