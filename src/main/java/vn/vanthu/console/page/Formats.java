package vn.vanthu.console.page;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.vanthu.forms.Period;

/**
 * Numbers, dates and order of words as the reader's language has them; templates call it {@code
 * fmt}.
 */
@Component
public class Formats {
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd/MM");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

  private final MessageSource messages;
  private final ZoneId zone;
  private final Clock clock;

  Formats(MessageSource messages, ZoneId zone, Clock clock) {
    this.messages = messages;
    this.zone = zone;
    this.clock = clock;
  }

  /** "16/06/2022". */
  public String day(Instant at) {
    return day(at.atZone(zone).toLocalDate());
  }

  /** "16/06/2022". */
  public String day(LocalDate day) {
    return DAY.format(day);
  }

  /** "Thứ Năm, 16/06/2022". */
  public String weekday(LocalDate day) {
    String name = day.getDayOfWeek().getDisplayName(java.time.format.TextStyle.FULL, locale());
    return name + ", " + day(day);
  }

  /** "16/06". */
  public String shortDay(LocalDate day) {
    return SHORT_DAY.format(day);
  }

  /** "08:05". */
  public String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  /** "08:05 16/06/2022". */
  public String full(Instant at) {
    return FULL.format(at.atZone(zone));
  }

  /** The machine's form, for {@code datetime} attributes. */
  public String iso(Instant at) {
    return at.atZone(zone).toOffsetDateTime().toString();
  }

  /** How long ago, in words: "5 phút trước"; a date if it is more than a week. */
  public String ago(Instant at) {
    Duration past = Duration.between(at, clock.instant());
    if (past.toMinutes() < 1) {
      return say("ago.now");
    }
    if (past.toHours() < 1) {
      return say("ago.minutes", past.toMinutes());
    }
    if (past.toDays() < 1) {
      return say("ago.hours", past.toHours());
    }
    return past.toDays() < 8 ? say("ago.days", past.toDays()) : day(at);
  }

  /** "1.250", in English "1,250". */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale()).format(number);
  }

  /** "84 %", of a share between 0 and 1. */
  public String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  /** "94,8 %", of a share between 0 and 1. */
  public String percent1(double share) {
    NumberFormat one = NumberFormat.getNumberInstance(locale());
    one.setMaximumFractionDigits(1);
    return one.format(share * 100) + " %";
  }

  /** "91,43": three places at the most. */
  public String decimal(Number number) {
    NumberFormat three = NumberFormat.getNumberInstance(locale());
    three.setMaximumFractionDigits(number instanceof Double ? 1 : 3);
    return three.format(number);
  }

  /** "12,5 MB". */
  public String bytes(long bytes) {
    NumberFormat one = NumberFormat.getNumberInstance(locale());
    one.setMaximumFractionDigits(1);
    if (bytes < 1_000) {
      return bytes + " B";
    }
    return bytes < 1_000_000 ? one.format(bytes / 1e3) + " kB" : one.format(bytes / 1e6) + " MB";
  }

  /** "6 tháng đầu năm 2022". */
  public String period(Period period) {
    String key = "period." + period.kind().name().toLowerCase(Locale.ROOT);
    return say(key, period.number(), String.valueOf(period.year()));
  }

  /** The day of the office's calendar on which that moment falls. */
  public LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** The day that it is in the office. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** A sentence of {@code messages.properties}; the key itself where it is not there. */
  public String say(String key, Object... args) {
    String said = messages.getMessage(key, args, key, LocaleContextHolder.getLocale());
    return said == null ? key : said;
  }

  /** A sentence, or else what is given. */
  public String sayOr(String key, String other) {
    String said = messages.getMessage(key, null, other, LocaleContextHolder.getLocale());
    return said == null ? other : said;
  }

  private static Locale locale() {
    Locale locale = LocaleContextHolder.getLocale();
    return locale.getLanguage().equals("en") ? Locale.UK : VIETNAMESE;
  }
}
