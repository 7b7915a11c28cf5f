package vn.vanthu.mailbox.mime;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Optional;
import vn.vanthu.mailbox.MailHeaders;

/**
 * The Date a sender claims. One before 1990, or more than a day after the mail passed the last
 * server that stamped it, is not believed.
 */
final class Dates {
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private Dates() {}

  static Optional<Instant> sent(MailHeaders headers) {
    Optional<Instant> stamped = headers.first("Received").flatMap(Dates::stamp);
    Instant end = stamped.map(at -> at.plus(Duration.ofDays(1))).orElse(LATEST);
    return headers.first("Date").flatMap(Dates::parse).filter(end::isAfter);
  }

  private static Optional<Instant> stamp(String received) {
    return parse(received.substring(received.lastIndexOf(';') + 1));
  }

  private static Optional<Instant> parse(String value) {
    try {
      return Optional.ofNullable(new MailDateFormat().parse(value.strip()))
          .map(Date::toInstant)
          .filter(EARLIEST::isBefore);
    } catch (ParseException | RuntimeException e) {
      return iso(value);
    }
  }

  private static Optional<Instant> iso(String value) {
    try {
      String text = value.strip().replaceFirst(" ", "T").replace(" ", "");
      return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(EARLIEST::isBefore);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
