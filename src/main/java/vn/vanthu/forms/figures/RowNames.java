package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.text.Words;

/**
 * Which indicator a row or column of a table is: by its label, by the label above that it goes on
 * with ("Cuộc thi" / "- Số cuộc" / "- Số lượt người"), and by its unit of measure.
 */
final class RowNames {
  private static final Pattern SIDES = Pattern.compile("\\s*[/;]\\s*");
  private static final Pattern NOBODY_ASKS =
      Pattern.compile(
          "^\\W*(?:trong do|gom)?\\W*(?:nu|nam|dang vien|dan toc|ton giao|khac|dang (?:xem"
              + " xet|giai quyet|xu ly)|con lai|ton dong|chua (?:giai quyet|tra loi|xu ly)|chuyen"
              + " (?:cap|len))\\b.*");

  private final Form form;
  private final Labels labels;

  RowNames(Form form) {
    this.form = form;
    this.labels = new Labels(form);
  }

  /** Whether a label by itself names an indicator. */
  boolean names(String label) {
    return labels.of(Words.of(label)).isPresent();
  }

  /**
   * The indicator of a row.
   *
   * @param unit its unit of measure as written, empty if there is none
   * @param above the label that this one goes on with, empty if it stands by itself
   * @param before the indicator of the row before, whose people this may be
   */
  Optional<String> of(String label, String unit, String above, Optional<String> before) {
    if (NOBODY_ASKS.matcher(Words.of(label).folded()).matches()) {
      return Optional.empty();
    }
    Words words = Words.of(label);
    Optional<String> head = above.isEmpty() ? Optional.empty() : labels.of(Words.of(above));
    Optional<String> own = labels.of(words, unit(unit));
    Optional<String> event = head.or(() -> before).or(() -> Optional.empty());
    if (isPeople(words, unit) && !namesEvent(words)) {
      Optional<String> people = event.flatMap(form::peopleAt);
      if (people.isPresent() && own.filter(k -> !isCompanion(k)).isEmpty()) {
        return people;
      }
    }
    if (above.isEmpty()) {
      return own;
    }
    return own.or(() -> head.filter(key -> counts(key, words)))
        .or(() -> labels.of(Words.of(above).and(words), unit(unit)));
  }

  /** The only kind of thing that a label says is counted of those counted together; or nothing. */
  String kind(String key, String label) {
    return CountWords.onlyKind(form, key, Words.of(label));
  }

  /** Two indicators that a label names, parted by a stroke: "Số hội nghị/lượt người dự". */
  List<String> pair(String label) {
    String[] sides = SIDES.split(label);
    List<String> keys = new ArrayList<>();
    if (sides.length == 2) {
      Words second = Words.of(sides[1]);
      labels.of(Words.of(sides[0])).ifPresent(keys::add);
      people(keys, second)
          .or(() -> labels.of(second))
          .or(() -> labels.of(Words.of(sides[0]).and(second)))
          .filter(k -> !keys.contains(k))
          .or(() -> keys.stream().findFirst().flatMap(form::peopleAt))
          .ifPresent(keys::add);
    }
    return keys;
  }

  /** The people at the event that is named first, where the second names people and no event. */
  private Optional<String> people(List<String> first, Words second) {
    return isPeople(second, "") && !namesEvent(second)
        ? first.stream().findFirst().flatMap(form::peopleAt)
        : Optional.empty();
  }

  private static Words unit(String unit) {
    return Words.of(unit.strip());
  }

  private boolean isCompanion(String key) {
    return form.wording(key).companionOf().isPresent();
  }

  private boolean isPeople(Words label, String unit) {
    if (!unit.isBlank()) {
      return CountWords.people(form, unit(unit));
    }
    return form.wordings().values().stream()
        .filter(w -> w.companionOf().isPresent())
        .anyMatch(w -> w.units().stream().anyMatch(p -> p.in(label)));
  }

  private boolean namesEvent(Words label) {
    return form.wordings().entrySet().stream()
        .filter(e -> form.peopleAt(e.getKey()).isPresent())
        .anyMatch(e -> e.getValue().labels().stream().anyMatch(p -> p.in(label)));
  }

  private boolean counts(String key, Words label) {
    return form.wording(key).units().stream().anyMatch(p -> p.in(label))
        || label.folded().matches("\\W*(so luong|tong so|tong cong|so|tong)\\W*");
  }
}
