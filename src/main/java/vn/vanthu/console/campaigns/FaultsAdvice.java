package vn.vanthu.console.campaigns;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import vn.vanthu.campaigns.Fault;
import vn.vanthu.campaigns.Refused;
import vn.vanthu.campaigns.calendar.CalendarGap;
import vn.vanthu.registry.BadRows;

/** What was refused, field by field, in words. */
@RestControllerAdvice(assignableTypes = {CampaignsApi.class, RemindersApi.class, CalendarApi.class})
class FaultsAdvice {
  private final MessageSource messages;

  FaultsAdvice(MessageSource messages) {
    this.messages = messages;
  }

  @ExceptionHandler(Refused.class)
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  Map<String, Object> refused(Refused refused, Locale locale) {
    return faults(refused.faults(), locale);
  }

  @ExceptionHandler(CalendarGap.class)
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  Map<String, Object> gap(CalendarGap gap, Locale locale) {
    String year = String.valueOf(gap.year());
    return faults(List.of(new Fault("day", "calendar-gap", List.of(year))), locale);
  }

  @ExceptionHandler(BadRows.class)
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  Map<String, Object> badRows(BadRows bad) {
    return Map.of("rows", bad.rows());
  }

  private Map<String, Object> faults(List<Fault> faults, Locale locale) {
    return Map.of(
        "faults",
        faults.stream()
            .map(
                fault ->
                    Map.of(
                        "field", fault.field(),
                        "code", fault.code(),
                        "text",
                            messages.getMessage(
                                "fault." + fault.code(), fault.args().toArray(), locale)))
            .toList());
  }
}
