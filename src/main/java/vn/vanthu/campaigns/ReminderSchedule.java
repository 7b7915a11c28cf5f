package vn.vanthu.campaigns;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * When units that have not reported are written to, by working days from their due day. Written so
 * that staff can read it: {@code "-3 08:30; 0 14:00; +1 08:30; +3 08:30; escalate +5 08:30"}.
 *
 * @param steps in the order of days, the escalation last
 */
public record ReminderSchedule(List<Step> steps) {
  private static final Pattern STEP =
      Pattern.compile("(escalate\\s+)?([+-]?\\d{1,3})\\s+(\\d{1,2}:\\d{2})");

  public ReminderSchedule {
    steps =
        steps.stream()
            .sorted(Comparator.comparing(Step::escalates).thenComparing(Step::workingDays))
            .toList();
    long days =
        steps.stream().filter(s -> !s.escalates()).map(Step::workingDays).distinct().count();
    long escalations = steps.stream().filter(Step::escalates).count();
    if (days + escalations != steps.size() || escalations > 1) {
      throw new IllegalArgumentException("Two steps on one day: " + steps);
    }
  }

  /**
   * Reads a schedule; an empty text is a schedule without letters.
   *
   * @throws IllegalArgumentException naming the step that is none
   */
  public static ReminderSchedule parse(String written) {
    List<Step> steps = new ArrayList<>();
    for (String text : written.split(";")) {
      if (!text.isBlank()) {
        steps.add(step(text.strip()));
      }
    }
    return new ReminderSchedule(steps);
  }

  private static Step step(String text) {
    Matcher matcher = STEP.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not a step of a reminder schedule: '" + text + "'");
    }
    try {
      String time = matcher.group(3);
      LocalTime at = LocalTime.parse(time.length() == 4 ? "0" + time : time);
      return new Step(Integer.parseInt(matcher.group(2)), at, matcher.group(1) != null);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Not a time: '" + text + "'", e);
    }
  }

  /** How many letters one unit gets at the most. */
  public int atMost() {
    return (int) steps.stream().filter(step -> !step.escalates()).count();
  }

  /** As {@link #parse} reads it. */
  public String written() {
    return steps.stream().map(Step::written).collect(Collectors.joining("; "));
  }

  /**
   * One letter.
   *
   * @param workingDays from the unit's due day; negative before it
   * @param escalates whether it is the letter to superiors, not one to the unit
   */
  public record Step(int workingDays, LocalTime at, boolean escalates) {
    /** The step's name in rows: {@code "-3"}, {@code "0"}, {@code "+1"}, {@code "escalate"}. */
    public String key() {
      return escalates ? "escalate" : (workingDays > 0 ? "+" : "") + workingDays;
    }

    String written() {
      return "%s%s%d %s"
          .formatted(escalates ? "escalate " : "", workingDays > 0 ? "+" : "", workingDays, at);
    }
  }
}
