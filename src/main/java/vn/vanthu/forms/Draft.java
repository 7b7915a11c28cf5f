package vn.vanthu.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.vanthu.forms.face.Face;
import vn.vanthu.forms.face.Face.NamedPeriod;
import vn.vanthu.forms.figures.Figures;

/**
 * What one document states, before it is known whether others of the mail say the same or go with
 * it: the report as Word and as signed PDF, the report and the annex that holds its figures.
 *
 * @param faces its own first, then those of the documents that go with it
 * @param namesPeriod whether the document itself names its period
 */
record Draft(
    String part,
    List<Face> faces,
    Map<String, StatedValue> values,
    List<Doubt> doubts,
    Optional<NamedPeriod> period,
    boolean namesPeriod) {
  private static final double BY_ANOTHER = 0.05;
  private static final double LEGIBLE = 0.8;

  /** A Word file with this share of its twin's figures is what is read: PDF is its copy. */
  private static final double ENOUGH_OF_TWIN = 0.6;

  private static final String TOLD_BETTER =
      "range-not-a-number|per-month|share-not-a-number|column-unclear|digits-unclear";

  static Draft of(
      String part, Face face, Figures figures, Optional<NamedPeriod> period, boolean namesPeriod) {
    return new Draft(part, List.of(face), figures.values(), figures.doubts(), period, namesPeriod);
  }

  /** One report a period: the fullest, a file before the mail's own text. */
  static List<Draft> merged(List<Draft> drafts) {
    List<Draft> sorted = new ArrayList<>(drafts);
    sorted.sort(Comparator.comparingInt(Draft::rank).reversed());
    List<Draft> kept = new ArrayList<>();
    for (Draft draft : sorted) {
      Optional<Draft> same = kept.stream().filter(k -> k.samePeriod(draft)).findFirst();
      if (same.isPresent()) {
        kept.set(kept.indexOf(same.get()), same.get().with(draft));
      } else {
        kept.add(draft);
      }
    }
    return kept;
  }

  private int rank() {
    int kind = isMailText() ? 0 : isCopy() ? 2 : 3;
    return values.size() * 4 + kind + (isAbout() ? 20 : 0);
  }

  private boolean samePeriod(Draft other) {
    return period.isEmpty()
        || other.period.isEmpty()
        || period.get().period().equals(other.period.get().period());
  }

  /** This one, with what {@code other} adds, and without the figures that it states otherwise. */
  private Draft with(Draft other) {
    if (isMailText() || other.isMailText() || !isAbout() && !other.isAbout()) {
      return this;
    }
    boolean twins = isCopy() != other.isCopy();
    if (twins && isCopy() && other.values.size() >= ENOUGH_OF_TWIN * values.size()) {
      return other.and(this, true);
    }
    return twins || other.isAbout() ? and(other, twins) : this;
  }

  private Draft and(Draft other, boolean twins) {
    Set<String> asked = new HashSet<>();
    doubts.forEach(doubt -> doubt.indicator().ifPresent(asked::add));
    boolean rivals = twins || namesPeriod && other.namesPeriod;
    Map<String, StatedValue> all = new LinkedHashMap<>(values);
    List<Doubt> open = new ArrayList<>(doubts);
    other.values.forEach(
        (key, value) -> {
          StatedValue own = values.get(key);
          if (own == null && !asked.contains(key)) {
            all.put(key, value.lessSure(BY_ANOTHER));
          } else if (own != null && rivals && differ(own, value)) {
            all.remove(key);
            open.add(disagree(key, own, value));
          }
        });
    if (twins) {
      String both = part + " = " + other.part;
      open.add(new Doubt("twin-document", Doubt.Severity.NOTE, Optional.empty(), both));
    }
    List<Face> both = new ArrayList<>(faces);
    both.addAll(other.faces);
    Optional<NamedPeriod> named = period.isPresent() ? period : other.period;
    return new Draft(part, both, all, open, named, namesPeriod);
  }

  /** A figure that was hardly legible is no rival of another. */
  private static boolean differ(StatedValue own, StatedValue other) {
    return own.value() != other.value() && other.confidence() >= LEGIBLE;
  }

  private static Doubt disagree(String key, StatedValue own, StatedValue other) {
    String words = own.evidence().text() + " … " + other.evidence().text();
    return new Doubt("figures-disagree", Doubt.Severity.QUESTION, Optional.of(key), words);
  }

  private boolean isMailText() {
    return part.equals(Place.MAIL_TEXT);
  }

  private boolean isAbout() {
    return faces.get(0).isAbout();
  }

  /** Whether it is of a kind that offices make of a letter once it is signed. */
  private boolean isCopy() {
    return part.toLowerCase(Locale.ROOT).matches(".*\\.(pdf|jpe?g|png|tiff?|heic|bmp|webp)");
  }

  Reading reading(Form form) {
    List<Doubt> open = new ArrayList<>(doubts);
    if (period.isEmpty()) {
      String code = faces.get(0).isSchoolYear() ? "period-school-year" : "period-unclear";
      open.add(new Doubt(code, Doubt.Severity.REVIEW, Optional.empty(), ""));
    }
    open.removeIf(this::answered);
    return new Reading(
        form.key(),
        Math.min(1, 0.5 + values.size() / 20.0),
        period.map(NamedPeriod::period),
        period.map(NamedPeriod::evidence),
        first(Face::number),
        first(Face::date),
        first(Face::signer),
        topics(),
        inOrder(form),
        narrative(),
        open);
  }

  /** Whether a figure that was read elsewhere settles it. */
  private boolean answered(Doubt doubt) {
    return doubt.code().matches(TOLD_BETTER)
        && doubt.indicator().filter(values::containsKey).isPresent();
  }

  private <T> Optional<T> first(Function<Face, Optional<T>> what) {
    return faces.stream().map(what).flatMap(Optional::stream).findFirst();
  }

  private Set<String> topics() {
    return faces.stream()
        .map(Face::topics)
        .filter(topics -> !topics.isEmpty())
        .findFirst()
        .orElse(Set.of());
  }

  private Map<String, StatedValue> inOrder(Form form) {
    Map<String, StatedValue> sorted = new LinkedHashMap<>();
    form.indicators()
        .forEach(
            indicator -> {
              StatedValue value = values.get(indicator.key());
              if (value != null) {
                sorted.put(indicator.key(), value);
              }
            });
    return sorted;
  }

  private Map<String, Narrative> narrative() {
    Map<String, Narrative> narrative = new LinkedHashMap<>();
    faces.forEach(face -> face.narrative().forEach(narrative::putIfAbsent));
    return narrative;
  }
}
