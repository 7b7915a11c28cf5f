package vn.vanthu.correspondence.bounces;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/**
 * What an automatic answer says of somebody's absence.
 *
 * @param deputy an address, if it names one beside the writer's own
 */
record AbsenceNotice(Optional<LocalDate> backOn, String deputy, String words) {
  private static final int LONGEST = 500;
  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\d/])(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})(?:\\s*[/.-]\\s*(\\d{4}))?(?![\\d/])");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
  private static final Pattern UNTIL =
      Pattern.compile(
          "(?iu)(đến hết|đến|tới|hết ngày|trở lại|quay lại|làm việc lại|đi làm lại|until|till|back"
              + " on|return(ing)? on|through)[^\\d\\n"
              + "]{0,40}");
  private static final Pattern ADDRESS = Pattern.compile("[\\w.+%-]+@[\\w-]+(?:\\.[\\w-]+)+");

  static AbsenceNotice read(MimeMail mail, LocalDate receivedOn) {
    String text =
        mail.parts().stream()
            .filter(MailPart::body)
            .flatMap(part -> part.text().stream())
            .findFirst()
            .map(t -> t.replaceAll("(?s)<[^<>]*>", " "))
            .orElse("");
    String own = text.split("(?m)^(>|-{3,}|Vào .*đã viết|On .*wrote)", 2)[0];
    String line = own.replaceAll("\\s+", " ").strip();
    return new AbsenceNotice(
        backOn(line, receivedOn),
        deputy(line, mail),
        line.length() > LONGEST ? line.substring(0, LONGEST) : line);
  }

  private static Optional<LocalDate> backOn(String text, LocalDate today) {
    Matcher until = UNTIL.matcher(text);
    while (until.find()) {
      Optional<LocalDate> day = dateAt(text.substring(until.end()), today);
      if (day.isPresent()) {
        return day;
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> dateAt(String text, LocalDate today) {
    Matcher iso = ISO.matcher(text);
    Matcher date = DATE.matcher(text);
    try {
      if (iso.lookingAt()) {
        return Optional.of(LocalDate.parse(iso.group()));
      }
      if (date.lookingAt()) {
        int year = date.group(3) == null ? today.getYear() : Integer.parseInt(date.group(3));
        int month = Integer.parseInt(date.group(2));
        return Optional.of(LocalDate.of(year, month, Integer.parseInt(date.group(1))));
      }
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static String deputy(String text, MimeMail mail) {
    Matcher m = ADDRESS.matcher(text);
    while (m.find()) {
      String found = m.group().toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
      boolean known =
          mail.from().stream().anyMatch(a -> a.key().equals(found))
              || mail.to().stream().anyMatch(a -> a.key().equals(found));
      if (!known) {
        return found;
      }
    }
    return "";
  }
}
