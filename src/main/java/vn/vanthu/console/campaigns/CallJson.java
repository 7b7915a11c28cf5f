package vn.vanthu.console.campaigns;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import vn.vanthu.correspondence.reminders.TelephoneCall;
import vn.vanthu.correspondence.reminders.TelephoneEntry;

/** A unit to be telephoned. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CallJson(
    String campaign,
    String unit,
    String name,
    String contact,
    String phone,
    String reason,
    String due,
    List<String> writtenOn,
    String toSay,
    List<TelephoneCall> calls) {

  static CallJson of(TelephoneEntry entry, String toSay) {
    return new CallJson(
        entry.campaign().code(),
        entry.unit().code().value(),
        entry.unit().name(),
        entry.unit().contact(),
        entry.unit().phone(),
        entry.reason(),
        entry.deadline().day().toString(),
        entry.sent().stream()
            .filter(sent -> sent.sentAt().isPresent())
            .map(sent -> sent.day().toString())
            .distinct()
            .toList(),
        toSay,
        entry.calls());
  }
}
