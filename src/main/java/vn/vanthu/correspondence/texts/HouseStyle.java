package vn.vanthu.correspondence.texts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.OfficeWord;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Period;

/** How letters write days, hours, figures, periods and the office itself. */
@Component
public class HouseStyle {
  /** The placeholders of {@link #office()}. */
  public static final Set<String> OFFICE =
      Set.of(
          "office.name",
          "office.name_capitals",
          "office.short_name",
          "office.superior",
          "office.place",
          "office.address",
          "office.contact",
          "office.signer");

  private final Templates templates;
  private final OfficeSettings office;

  public HouseStyle(Templates templates, OfficeSettings office) {
    this.templates = templates;
    this.office = office;
  }

  /** The office, as the signature block and the sentences name it. */
  public Map<String, String> office() {
    String contact =
        office.phone().isEmpty()
            ? templates.word("contact.email", office.address())
            : templates.word("contact", office.phone(), office.address());
    return Map.of(
        "name", office.name(),
        "name_capitals", office.name().toUpperCase(Locale.ROOT),
        "short_name", office.shortName(),
        "superior", office.superior(),
        "place", office.place(),
        "address", office.address(),
        "contact", contact,
        "signer", office.said(OfficeWord.SIGNER).orElse(""));
  }

  /** 14/6/2022. */
  public String day(LocalDate day) {
    return "%d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }

  /** The day of the office's calendar on which {@code at} falls: 14/6/2022. */
  public String day(Instant at) {
    return day(at.atZone(office.zone()).toLocalDate());
  }

  /** Weekday and day together, as for a deadline: thứ Ba, ngày 14/6/2022. */
  public String weekday(LocalDate day) {
    String name = templates.word("weekdays").split(",")[day.getDayOfWeek().getValue() - 1];
    return templates.word("date.weekday", name, day(day));
  }

  /** 17 giờ 00. */
  public String time(LocalTime time) {
    return templates.word(
        "time", "%02d".formatted(time.getHour()), "%02d".formatted(time.getMinute()));
  }

  /** The office's hour at {@code at}: 08 giờ 30. */
  public String time(Instant at) {
    return time(at.atZone(office.zone()).toLocalTime());
  }

  /** A figure as official texts write it: 05, 1.250. */
  public String number(long value) {
    return value < 10 && value > 0 ? "0" + value : count(value);
  }

  /** A count of ours: 5, 1.250. */
  public String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '.');
  }

  /** Quý II năm 2022, 6 tháng đầu năm 2022: as it stands inside a sentence. */
  public String period(Period period) {
    return period("period.", period);
  }

  /** Quý II/2022: as it stands in a subject's bracket and in tables. */
  public String shortPeriod(Period period) {
    return period("short-period.", period);
  }

  /** [CCHC quý II/2022]: by it the letters of one campaign are found. */
  public String tag(Form form, Period period) {
    return "[" + form.shortTitle() + " " + shortPeriod(period) + "]";
  }

  private String period(String prefix, Period period) {
    String year = String.valueOf(period.year());
    return switch (period.kind()) {
      case MONTH -> templates.word(prefix + "month", String.valueOf(period.number()), year);
      case QUARTER ->
          templates.word(
              prefix + "quarter", List.of("I", "II", "III", "IV").get(period.number() - 1), year);
      case HALF_YEAR -> templates.word(prefix + "half-" + period.number(), "", year);
      case NINE_MONTHS -> templates.word(prefix + "nine-months", "", year);
      case YEAR -> templates.word(prefix + "year", "", year);
    };
  }

  /** The office's own day and hour at {@code at}. */
  public ZonedDateTime local(Instant at) {
    return at.atZone(office.zone());
  }
}
