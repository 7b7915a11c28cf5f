package vn.vanthu.correspondence.guidance;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.guidance.Deliveries.Sent;
import vn.vanthu.correspondence.post.SendingCheck;
import vn.vanthu.correspondence.reminders.ReminderHours;

/**
 * Asked at the instant of sending: whether a unit still has to be told. An answer stops a reminder
 * to confirm at once.
 */
@Component
class StillAsked implements SendingCheck {
  private static final String KINDS = "unit/guidance";

  private final Deliveries deliveries;
  private final GuidanceRows rows;
  private final ReminderHours hours;

  StillAsked(Deliveries deliveries, GuidanceRows rows, ReminderHours hours) {
    this.deliveries = deliveries;
    this.rows = rows;
    this.hours = hours;
  }

  @Override
  public Optional<String> needless(Letter letter) {
    return letter.kind().startsWith(KINDS)
        ? deliveries.sentBy(letter.id()).flatMap(this::needless)
        : Optional.empty();
  }

  private Optional<String> needless(Sent sent) {
    boolean closed =
        rows.find(sent.guidance()).filter(g -> g.status() == Guidance.Status.SENT).isEmpty();
    if (closed) {
      return Optional.of("guidance-closed");
    }
    if (sent.step() == 0) {
      return Optional.empty();
    }
    if (deliveries.answered(sent.guidance(), sent.unit())) {
      return Optional.of("confirmed");
    }
    boolean late = !sent.day().equals(hours.today()) || !hours.areOpen();
    return late || hours.isPaused(sent.unit())
        ? Optional.of("reminder-outdated")
        : Optional.empty();
  }
}
