package vn.vanthu.correspondence.upward;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.UnitState;
import vn.vanthu.correspondence.trends.CityIndex;
import vn.vanthu.correspondence.trends.CityIndices;
import vn.vanthu.correspondence.trends.Trend;
import vn.vanthu.correspondence.trends.Trends;
import vn.vanthu.correspondence.upward.Consolidation.Compared;
import vn.vanthu.correspondence.upward.Consolidation.Line;
import vn.vanthu.correspondence.upward.Consolidation.Missing;
import vn.vanthu.correspondence.upward.Consolidation.Reported;
import vn.vanthu.correspondence.upward.Consolidation.Theme;
import vn.vanthu.correspondence.voices.Voice;
import vn.vanthu.correspondence.voices.VoiceDesk;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.Reports;

/** Takes a campaign's reports together. Writes nothing. */
@Component
public class Consolidator {
  private static final int MOST_PERIODS = 6;

  private final Statuses statuses;
  private final Reports reports;
  private final VoiceDesk voices;
  private final Trends trends;
  private final CityIndices indices;
  private final Forms forms;
  private final OpenQuestions questions;
  private final LeftOut leftOut;
  private final Clock clock;

  Consolidator(
      Statuses statuses,
      Reports reports,
      VoiceDesk voices,
      Trends trends,
      CityIndices indices,
      Forms forms,
      OpenQuestions questions,
      LeftOut leftOut,
      Clock clock) {
    this.statuses = statuses;
    this.reports = reports;
    this.voices = voices;
    this.trends = trends;
    this.indices = indices;
    this.forms = forms;
    this.questions = questions;
    this.leftOut = leftOut;
    this.clock = clock;
  }

  /**
   * The campaign as it stands now, without the sentences that a person has left out; one without
   * reports has sums of no unit.
   *
   * @throws IllegalStateException if the campaign's form is not among this office's forms
   */
  public Consolidation of(Campaign campaign) {
    Form form =
        forms
            .find(campaign.form())
            .orElseThrow(() -> new IllegalStateException("No form " + campaign.form()));
    Consolidation all =
        together(
            form,
            statuses.of(campaign),
            counted(form, campaign.period()),
            counted(form, campaign.period().before()),
            counted(form, campaign.period().yearEarlier()),
            voices.of(form.key(), campaign.period()),
            clock.instant());
    return leftOut.without(beside(all).withFirst(questions.of(form, all.units())));
  }

  /** With what was reported before, and the city's indices of those years. */
  private Consolidation beside(Consolidation of) {
    Period period = of.campaign().period();
    List<Trend> over =
        trends.all(of.form(), period.kind()).stream()
            .map(trend -> trend.until(period).last(MOST_PERIODS).comparable())
            .filter(trend -> trend.points().size() > 1)
            .toList();
    List<CityIndex> noted =
        indices.all().stream()
            .filter(index -> index.year() <= period.year() && index.year() >= period.year() - 2)
            .toList();
    return of.with(over, noted);
  }

  /** Takes them together; {@code now}, {@code before} and {@code yearEarlier} are by unit. */
  static Consolidation together(
      Form form,
      CampaignStatus status,
      Map<UnitCode, Report> now,
      Map<UnitCode, Report> before,
      Map<UnitCode, Report> yearEarlier,
      List<Voice> voices,
      Instant at) {
    Campaign campaign = status.campaign();
    List<Reported> units = new ArrayList<>();
    List<Missing> missing = new ArrayList<>();
    int onTime = 0;
    for (CampaignStatus.Row row : status.units()) {
      Optional<Report> report = Optional.ofNullable(now.get(row.unit().code()));
      if (row.state() == UnitState.EXEMPT) {
        continue;
      }
      if (report.isPresent()) {
        units.add(new Reported(row.unit(), report.get()));
        onTime += row.state() == UnitState.RECEIVED_LATE ? 0 : 1;
      } else {
        missing.add(new Missing(row.unit(), row.state()));
      }
    }
    return new Consolidation(
        campaign,
        form,
        at,
        status.expected(),
        onTime,
        lines(campaign, form, units, before, yearEarlier),
        List.copyOf(units),
        List.copyOf(missing),
        topics(form, units),
        narrative(form, units),
        voices,
        List.of(),
        List.of(),
        Checks.of(form, units, missing, before));
  }

  private Map<UnitCode, Report> counted(Form form, Period period) {
    return reports.counted(form.key(), period).stream()
        .collect(Collectors.toMap(report -> report.unit().orElseThrow(), Function.identity()));
  }

  private static List<Line> lines(
      Campaign campaign,
      Form form,
      List<Reported> units,
      Map<UnitCode, Report> before,
      Map<UnitCode, Report> yearEarlier) {
    Period period = campaign.period();
    boolean twice = period.before().equals(period.yearEarlier());
    List<Line> lines = new ArrayList<>();
    for (Indicator indicator : form.indicators()) {
      Map<UnitKind, Long> byKind = new EnumMap<>(UnitKind.class);
      Map<String, Long> byCluster = new TreeMap<>();
      long total = 0;
      int stating = 0;
      for (Reported reported : units) {
        Optional<Long> value = value(reported.report(), indicator);
        if (value.isPresent()) {
          total += value.get();
          stating++;
          byKind.merge(reported.unit().kind(), value.get(), Long::sum);
          byCluster.merge(reported.unit().cluster(), value.get(), Long::sum);
        }
      }
      lines.add(
          new Line(
              indicator,
              total,
              stating,
              twice ? Optional.empty() : compared(period.before(), units, before, indicator),
              compared(period.yearEarlier(), units, yearEarlier, indicator),
              byKind,
              byCluster));
    }
    return List.copyOf(lines);
  }

  private static Optional<Compared> compared(
      Period period, List<Reported> units, Map<UnitCode, Report> earlier, Indicator indicator) {
    long then = 0;
    long now = 0;
    int same = 0;
    for (Reported reported : units) {
      Optional<Long> value = value(reported.report(), indicator);
      Optional<Long> old =
          Optional.ofNullable(earlier.get(reported.unit().code()))
              .flatMap(report -> value(report, indicator));
      if (value.isPresent() && old.isPresent()) {
        then += old.get();
        now += value.get();
        same++;
      }
    }
    return same == 0 ? Optional.empty() : Optional.of(new Compared(period, then, now, same));
  }

  static Optional<Long> value(Report report, Indicator indicator) {
    return Optional.ofNullable(report.values().get(indicator.key())).map(StatedValue::value);
  }

  private static Map<String, Integer> topics(Form form, List<Reported> units) {
    Map<String, Integer> topics = new LinkedHashMap<>();
    for (String topic : form.outline().topicLabels().keySet()) {
      int covering = (int) units.stream().filter(u -> u.report().topics().contains(topic)).count();
      topics.put(topic, covering);
    }
    return topics;
  }

  private static Map<String, List<Theme>> narrative(Form form, List<Reported> units) {
    Map<String, List<Theme>> narrative = new LinkedHashMap<>();
    for (String heading : form.narrative().keySet()) {
      LikeSentences like = new LikeSentences();
      for (Reported reported : units) {
        Optional.ofNullable(reported.report().narrative().get(heading))
            .map(Narrative::value)
            .ifPresent(text -> like.add(reported, text));
      }
      narrative.put(heading, like.themes());
    }
    return narrative;
  }
}
