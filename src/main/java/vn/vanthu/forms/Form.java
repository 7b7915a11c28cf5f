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
 * @param indicators in the order of the form
 * @param wordings by indicator key
 * @param topics wordings by topic key
 * @param allTopics wordings that stand for all of them
 * @param narrative wordings of headings by narrative key
 * @param atMost checks: the figure of the key is never more than that of the value
 * @param periods lengths of the periods that it is asked for; empty for any
 */
public record Form(
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
    Map<String, String> atMost,
    Set<Period.Kind> periods) {

  /** A form that is asked for any period. */
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
        indicators,
        wordings,
        topics,
        allTopics,
        narrative,
        atMost,
        Set.of());
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
   * How unions word an indicator.
   *
   * @param labels names of the thing counted, in a row's label or around a number
   * @param not words that never stand beside it
   * @param companionOf the indicator whose sentence a bare count of this one's units goes on with,
   *     if any
   * @param units words of count that a bare count has, for a companion
   * @param adds words of count whose figures add up ("02 tập thể, 03 cá nhân")
   */
  public record Wording(
      List<Phrase> labels,
      List<Phrase> not,
      Optional<String> companionOf,
      List<Phrase> units,
      List<Phrase> adds) {}
}
