package vn.vanthu.correspondence.reminders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.registry.UnitCode;

/**
 * A reminder that was written to a unit.
 *
 * @param day for which it was written
 * @param sentAt when the mail server took it; empty if it has not
 * @param cause why it has not, if so
 */
public record Sent(
    String campaign,
    UnitCode unit,
    String step,
    ReminderKind kind,
    LocalDate day,
    LetterId letter,
    String to,
    LetterStatus status,
    Optional<Instant> sentAt,
    Optional<String> cause) {}
