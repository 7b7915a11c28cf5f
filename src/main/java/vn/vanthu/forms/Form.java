package vn.vanthu.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.forms.text.Phrase;

/**
 * A report form, as its file states it. A form is data: a new one needs no build.
 *
 * @param key as in {@code cchc}; matched without regard to case
 * @param shortTitle as in {@code CCHC}, for the bracket in subjects
 * @param title as in "kết quả thông tin, tuyên truyền cải cách hành chính"
 * @param about wordings by which a text is known to be on this form's subject
 * @param notAbout wordings of titles of other reports, which look alike
 * @param verbs words by which a report passes from one thing done to the next
 * @param indicators in the order of the form
 * @param wordings by indicator key
 * @param topics wordings by topic key
 * @param topicLines wordings of lines that tell which topics were covered
 * @param allTopics wordings that stand for all of them
 * @param narrative wordings of headings by narrative key
 * @param atMost checks: the figure of the key is never more than that of the value
 * @param periods lengths of the periods that it is asked for; empty for any
 * @param outline how the office's own report upwards arranges its figures
 */
public record Form(
    String key,
    int version,
    String shortTitle,
    String title,
    List<Phrase> about,
    List<Phrase> notAbout,
    List<Phrase> verbs,
    List<Indicator> indicators,
    Map<String, Wording> wordings,
    Map<String, List<Phrase>> topics,
    List<Phrase> topicLines,
    List<Phrase> allTopics,
    Map<String, List<Phrase>> narrative,
    Map<String, String> atMost,
    Set<Period.Kind> periods,
    Outline outline) {

  /** A form that is asked for any period, without an outline. */
  public Form(
      String key,
      int version,
      String shortTitle,
      String title,
      List<Phrase> about,
      List<Phrase> notAbout,
      List<Indicator> indicators,
      Map<String, Wording> wordings,
      Map<String, List<Phrase>> topics,
      List<Phrase> allTopics,
      Map<String, List<Phrase>> narrative,
      Map<String, String> atMost) {
    this(
        key,
        version,
        shortTitle,
        title,
        about,
        notAbout,
        List.of(),
        indicators,
        wordings,
        topics,
        List.of(),
        allTopics,
        narrative,
        atMost,
        Set.of(),
        Outline.NONE);
  }

  /** Whether it may be asked for that period. */
  public boolean asksFor(Period period) {
    return periods.isEmpty() || periods.contains(period.kind());
  }

  /** The indicator with that key. */
  public Optional<Indicator> indicator(String indicatorKey) {
    return indicators.stream().filter(i -> i.key().equals(indicatorKey)).findFirst();
  }

  /**
   * The wording of that indicator.
   *
   * @throws IllegalArgumentException if the form does not ask for it
   */
  public Wording wording(String indicatorKey) {
    Wording wording = wordings.get(indicatorKey);
    if (wording == null) {
      throw new IllegalArgumentException("Not on this form: " + indicatorKey);
    }
    return wording;
  }

  /**
   * Whether it counts the people whom a unit has, rather than what was done in a period.
   *
   * @throws IllegalArgumentException if the form does not ask for it
   */
  public boolean isHeadCount(String indicatorKey) {
    return !wording(indicatorKey).cues().isEmpty();
  }

  /** The indicator that counts the people at the events that {@code event} counts. */
  public Optional<String> peopleAt(String event) {
    return wordings.entrySet().stream()
        .filter(e -> e.getValue().companionOf().filter(event::equals).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * How the office's own report to the level above arranges what the unions stated.
   *
   * @param sections in their order; indicators in none of them are left to the annex
   * @param topicLabels names of topics, by topic key
   */
  public record Outline(List<Section> sections, Map<String, String> topicLabels) {
    /** For a form that goes no further. */
    public static final Outline NONE = new Outline(List.of(), Map.of());
  }

  /**
   * A section of that report.
   *
   * @param title as in "Hình thức thông tin, tuyên truyền"
   * @param indicators keys
   */
  public record Section(String title, List<String> indicators) {}

  /**
   * How unions word an indicator. In a wording {@code #} stands for the number.
   *
   * @param labels names of the thing counted, in a row's label or around a number; one that is also
   *     a word of count tells little by itself
   * @param units words of count: what may stand right behind the number
   * @param not words that never stand beside it
   * @param companionOf for people at an event: the indicator that counts the events
   * @param adds words of count whose figures add up ("02 tập thể, 03 cá nhân")
   * @param cues for a head count, which sentences on anything else name in passing: the words by
   *     which it is stated; empty for what needs none
   */
  public record Wording(
      List<Phrase> labels,
      List<Phrase> units,
      List<Phrase> not,
      Optional<String> companionOf,
      List<Phrase> adds,
      List<Phrase> cues) {}
}
