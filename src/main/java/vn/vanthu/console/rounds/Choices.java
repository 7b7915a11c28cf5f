package vn.vanthu.console.rounds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.vanthu.campaigns.ReminderSchedule;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Typed;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;

/** What can be chosen in the forms of campaigns and series. */
@Component
class Choices {
  private static final int MOST_CLUSTERS = 300;

  private final Forms forms;
  private final Units units;
  private final Statuses statuses;
  private final Formats formats;

  Choices(Forms forms, Units units, Statuses statuses, Formats formats) {
    this.forms = forms;
    this.units = units;
    this.statuses = statuses;
    this.formats = formats;
  }

  /** Forms, periods of last year, this and the next, kinds, clusters. */
  void fill(Model model) {
    model.addAttribute("forms", forms.all());
    model.addAttribute("periods", periods());
    model.addAttribute("kinds", UnitKind.values());
    model.addAttribute("clusters", clusters());
    model.addAttribute("officeSchedule", statuses.officeSchedule().written());
    model.addAttribute("officeScheduleSaid", inWords(statuses.officeSchedule()));
  }

  /** Names of all clusters in the order of the alphabet. */
  List<String> clusters() {
    return units.registry().clusters().stream().limit(MOST_CLUSTERS).toList();
  }

  /** A period in words; what is none stays as it is. */
  String period(String written) {
    try {
      return formats.period(Period.parse(written));
    } catch (IllegalArgumentException e) {
      return written;
    }
  }

  private Map<String, List<Period>> periods() {
    int year = formats.today().getYear();
    Map<String, List<Period>> periods = new LinkedHashMap<>();
    for (int of : List.of(year, year + 1, year - 1)) {
      List<Period> all = new ArrayList<>();
      for (Period.Kind kind : Period.Kind.values()) {
        for (int number = 1; number <= count(kind); number++) {
          all.add(new Period(of, kind, number));
        }
      }
      periods.put(String.valueOf(of), all);
    }
    return periods;
  }

  private static int count(Period.Kind kind) {
    return switch (kind) {
      case MONTH -> 12;
      case QUARTER -> 4;
      case HALF_YEAR -> 2;
      case NINE_MONTHS, YEAR -> 1;
    };
  }

  /**
   * The units as {@link Selection} writes them; nothing chosen where something was to be is a gap.
   */
  static String selection(Typed typed) {
    return switch (typed.get("who")) {
      case "kinds" -> "kind:" + String.join(";", typed.all("kind")).toLowerCase(Locale.ROOT);
      case "clusters" -> "cluster:" + String.join(";", typed.all("cluster"));
      case "list" -> typed.get("units").replace(',', ' ');
      default -> "";
    };
  }

  /** Whether a choice of units was left empty, which must not mean all of them. */
  static boolean chosenNone(Typed typed) {
    return switch (typed.get("who")) {
      case "kinds" -> typed.all("kind").isEmpty();
      case "clusters" -> typed.all("cluster").isEmpty();
      case "list" -> typed.lines("units").isEmpty();
      default -> false;
    };
  }

  /** The fields by which a selection was chosen. */
  static Typed typed(Selection selection) {
    if (selection instanceof Selection.OfKinds kinds) {
      String[] names = kinds.kinds().stream().map(UnitKind::name).toArray(String[]::new);
      return Typed.nothing().with("who", "kinds").with("kind", names);
    }
    if (selection instanceof Selection.OfClusters clusters) {
      String[] names = clusters.clusters().toArray(new String[0]);
      return Typed.nothing().with("who", "clusters").with("cluster", names);
    }
    return selection instanceof Selection.Listed
        ? Typed.nothing().with("who", "list").with("units", selection.written().replace(' ', '\n'))
        : Typed.nothing().with("who", "all");
  }

  /** When units are reminded, in words. */
  String inWords(ReminderSchedule schedule) {
    List<String> steps = new ArrayList<>();
    for (ReminderSchedule.Step step : schedule.steps()) {
      int days = step.workingDays();
      if (step.escalates()) {
        steps.add(formats.say("schedule.escalate", days));
      } else if (days == 0) {
        steps.add(formats.say("schedule.on", step.at()));
      } else {
        steps.add(
            formats.say(
                days < 0 ? "schedule.before" : "schedule.after", Math.abs(days), step.at()));
      }
    }
    return steps.isEmpty() ? formats.say("schedule.none") : String.join("; ", steps);
  }

  /** Who is asked, in words. */
  String inWords(Selection selection) {
    if (selection instanceof Selection.OfKinds kinds) {
      return String.join(
          ", ", kinds.kinds().stream().sorted().map(k -> formats.say("kind." + k)).toList());
    }
    if (selection instanceof Selection.OfClusters clusters) {
      return String.join(", ", clusters.clusters().stream().sorted().toList());
    }
    return selection instanceof Selection.Listed listed
        ? formats.say("rounds.who.listed", formats.number(listed.codes().size()))
        : formats.say("rounds.who.all");
  }
}
