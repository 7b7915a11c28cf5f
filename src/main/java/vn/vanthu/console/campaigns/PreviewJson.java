package vn.vanthu.console.campaigns;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vanthu.correspondence.reminders.PlannedReminder;
import vn.vanthu.correspondence.reminders.ReminderPlan;
import vn.vanthu.correspondence.reminders.Spared;

/**
 * What would go out on a day.
 *
 * @param closed why nothing goes on that day at all
 * @param quiet campaigns that send nothing, each with its reason after a colon
 */
record PreviewJson(
    String day,
    @Nullable String closed,
    int total,
    List<LetterLine> letters,
    List<SparedLine> spared,
    List<String> quiet) {

  static PreviewJson of(ReminderPlan plan, int page, int size) {
    return new PreviewJson(
        plan.day().toString(),
        plan.closed().orElse(null),
        plan.letters().size(),
        plan.letters().stream().skip((long) page * size).limit(size).map(LetterLine::of).toList(),
        plan.spared().stream().skip((long) page * size).limit(size).map(SparedLine::of).toList(),
        plan.quiet());
  }

  /** One letter: to whom, when, and why. */
  record LetterLine(
      String unit, String name, List<String> to, String at, List<WhyLine> why, List<String> open) {
    static LetterLine of(PlannedReminder planned) {
      return new LetterLine(
          planned.unit().code().value(),
          planned.unit().name(),
          planned.addresses(),
          planned.at().toString(),
          planned.due().stream().map(WhyLine::of).toList(),
          planned.open().stream().map(open -> open.campaign().code()).toList());
    }
  }

  /** A step that has come. */
  record WhyLine(String campaign, String kind, String step, String due) {
    static WhyLine of(PlannedReminder.Due due) {
      return new WhyLine(
          due.period().campaign().code(),
          due.kind().name().toLowerCase(Locale.ROOT),
          due.step(),
          due.period().deadline().day().toString());
    }
  }

  /** A unit that is not written to. */
  record SparedLine(String unit, String name, String campaign, String step, String reason) {
    static SparedLine of(Spared spared) {
      return new SparedLine(
          spared.unit().code().value(),
          spared.unit().name(),
          spared.campaign(),
          spared.step(),
          spared.reason());
    }
  }
}
