package vn.vanthu.console.campaigns;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Fault;
import vn.vanthu.campaigns.Refused;
import vn.vanthu.campaigns.ReminderSchedule;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.forms.Period;

/**
 * A campaign as one is typed in: days as 2022-06-15, hours as 17:00, {@code units} as {@link
 * Selection} writes them, {@code reminders} as {@link ReminderSchedule} does.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CampaignRequest(
    @Nullable String code,
    @Nullable String form,
    @Nullable String period,
    @Nullable String dueDate,
    @Nullable String dueHour,
    @Nullable String title,
    @Nullable String document,
    @Nullable String fromDate,
    @Nullable String toDate,
    @Nullable String units,
    @Nullable String reminders,
    @Nullable String remindersEnd,
    @Nullable String why) {

  /** The same for the campaign of that code, unless it names one itself. */
  CampaignRequest under(String ofAddress) {
    return new CampaignRequest(
        code == null ? ofAddress : code,
        form,
        period,
        dueDate,
        dueHour,
        title,
        document,
        fromDate,
        toDate,
        units,
        reminders,
        remindersEnd,
        why);
  }

  /**
   * The campaign.
   *
   * @throws Refused naming every field that cannot be read
   */
  public Campaign campaign() {
    List<Fault> faults = new ArrayList<>();
    Optional<Period> ofPeriod = read("period", period, Period::parse, faults);
    Optional<LocalDate> due = read("due_date", dueDate, LocalDate::parse, faults);
    Optional<LocalTime> hour = read("due_hour", dueHour, LocalTime::parse, faults);
    Optional<LocalDate> from = read("from_date", fromDate, LocalDate::parse, faults);
    Optional<LocalDate> to = read("to_date", toDate, LocalDate::parse, faults);
    Optional<LocalDate> end = read("reminders_end", remindersEnd, LocalDate::parse, faults);
    Optional<ReminderSchedule> schedule =
        reminders == null
            ? Optional.empty()
            : read("reminders", reminders + " ", ReminderSchedule::parse, faults);
    Selection asked = read("units", units, Selection::parse, faults).orElse(Selection.everyone());
    if (ofPeriod.isEmpty() && faults.stream().noneMatch(f -> f.field().equals("period"))) {
      faults.add(new Fault("period", "missing", List.of()));
    }
    if (due.isEmpty() && faults.stream().noneMatch(f -> f.field().equals("due_date"))) {
      faults.add(new Fault("due_date", "missing", List.of()));
    }
    if (!faults.isEmpty()) {
      throw new Refused(faults);
    }
    return new Campaign(
        text(code).orElse(""),
        text(form).orElse("").toLowerCase(Locale.ROOT),
        ofPeriod.orElseThrow(),
        due.orElseThrow(),
        text(title).orElse(""),
        from,
        to,
        asked,
        new Campaign.Terms(hour, text(document), schedule, end, Optional.empty()));
  }

  String reason() {
    return text(why).orElse("");
  }

  private static Optional<String> text(@Nullable String written) {
    return Optional.ofNullable(written).map(String::strip).filter(s -> !s.isEmpty());
  }

  private static <T> Optional<T> read(
      String field, @Nullable String written, Function<String, T> reader, List<Fault> faults) {
    if (written == null || written.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(written.strip()));
    } catch (IllegalArgumentException | DateTimeException e) {
      faults.add(new Fault(field, "unreadable", List.of(written)));
      return Optional.empty();
    }
  }
}
