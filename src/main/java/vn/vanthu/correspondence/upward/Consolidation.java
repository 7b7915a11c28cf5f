package vn.vanthu.correspondence.upward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.UnitState;
import vn.vanthu.correspondence.trends.CityIndex;
import vn.vanthu.correspondence.trends.Trend;
import vn.vanthu.correspondence.voices.Voice;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportId;

/**
 * What the unions of a campaign have reported, taken together at one instant.
 *
 * @param asked units that owe a report
 * @param onTime of those in {@code units}, the ones within their deadline
 * @param units those whose report counts, in the order of their codes
 * @param missing the others that were asked, with where each stands
 * @param topics units that say they covered it, by topic key, in the form's order
 * @param narrative what the unions wrote, like sentences together, by narrative key
 * @param voices what units have said, as the register of voices holds it, by unit
 * @param trends its indicators over the periods of its length up to this one
 * @param indices the city's indices of those years, for context
 * @param checks what a person should look at before approving it
 */
public record Consolidation(
    Campaign campaign,
    Form form,
    Instant at,
    int asked,
    int onTime,
    List<Line> lines,
    List<Reported> units,
    List<Missing> missing,
    Map<String, Integer> topics,
    Map<String, List<Theme>> narrative,
    List<Voice> voices,
    List<Trend> trends,
    List<CityIndex> indices,
    List<Check> checks) {

  /** Units whose report counts, in per cent of those asked; 0 where none was asked. */
  public double rate() {
    return asked == 0 ? 0 : 100.0 * units.size() / asked;
  }

  /** The same without the sentences that {@code leftOut} names by their narrative key. */
  Consolidation without(BiPredicate<String, Said> leftOut) {
    Map<String, List<Theme>> kept = new LinkedHashMap<>();
    narrative.forEach(
        (heading, themes) ->
            kept.put(
                heading,
                themes.stream()
                    .map(t -> t.said().stream().filter(s -> !leftOut.test(heading, s)).toList())
                    .filter(said -> !said.isEmpty())
                    .map(Theme::new)
                    .toList()));
    return with(kept, checks);
  }

  /** The same with more to look at, before what was already named. */
  Consolidation withFirst(List<Check> first) {
    List<Check> all = new ArrayList<>(first);
    all.addAll(checks);
    return with(narrative, List.copyOf(all));
  }

  /** The same beside what was before it. */
  Consolidation with(List<Trend> over, List<CityIndex> beside) {
    return new Consolidation(
        campaign, form, at, asked, onTime, lines, units, missing, topics, narrative, voices, over,
        beside, checks);
  }

  private Consolidation with(Map<String, List<Theme>> said, List<Check> named) {
    return new Consolidation(
        campaign, form, at, asked, onTime, lines, units, missing, topics, said, voices, trends,
        indices, named);
  }

  /** The line of that indicator. */
  public Optional<Line> line(String indicator) {
    return lines.stream().filter(line -> line.indicator().key().equals(indicator)).findFirst();
  }

  /**
   * The sum of one indicator.
   *
   * @param stating units that state it; a sum of none is absent from reports, not 0
   * @param before compared with the period before
   * @param yearEarlier compared with the same period of the year before
   */
  public record Line(
      Indicator indicator,
      long total,
      int stating,
      Optional<Compared> before,
      Optional<Compared> yearEarlier,
      Map<UnitKind, Long> byKind,
      Map<String, Long> byCluster) {}

  /**
   * A sum beside an earlier one, of the same units: those that stated the figure both times.
   *
   * @param units how many they are, at least 1
   */
  public record Compared(Period period, long then, long now, int units) {
    /** By how many per cent it grew; empty where there was nothing to grow from. */
    public Optional<Double> growth() {
      return then == 0 ? Optional.empty() : Optional.of(100.0 * (now - then) / then);
    }
  }

  /** A unit with the report that counts. */
  public record Reported(Unit unit, Report report) {}

  /** A unit without a report that counts. */
  public record Missing(Unit unit, UnitState state) {}

  /** Sentences of several units that say much the same, the one most like the others first. */
  public record Theme(List<Said> said) {}

  /** A sentence as its union wrote it. */
  public record Said(Unit unit, ReportId report, String text) {}

  /**
   * Something to look at first.
   *
   * @param code {@code "open-question"}, {@code "in-review"}, {@code "ten-times"}, {@code
   *     "far-above-others"}
   * @param indicator the figure it concerns, if it concerns one
   * @param figures what is compared, for {@code "ten-times"} the earlier figure and the one now,
   *     for {@code "open-question"} the figure that counts, if one does
   */
  public record Check(String code, Unit unit, Optional<Indicator> indicator, List<Long> figures) {}
}
