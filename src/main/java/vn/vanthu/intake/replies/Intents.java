package vn.vanthu.intake.replies;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.intake.replies.Intent.Kind;

/** Finds in a reply what it announces or asks. */
final class Intents {
  private static final String SENDS = "(gui|nop|xong|bo sung|bao cao|tong hop|hoan (thanh|thien))";
  private static final String WEEKDAY_NAME = "(thu (hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)";
  private static final Pattern PROMISE =
      Pattern.compile(
          "\\b(se|hen|du kien)\\b.{0,60}\\b"
              + SENDS
              + "\\b|\\b"
              + SENDS
              + "\\b.{0,40}\\b(se|hen|du kien)\\b|\\bxin (phep |duoc )?(gui|nop)?"
              + " ?(cham|muon|tre|sau)\\b|\\bxin (phep |duoc )?(gia han|lui)\\b|\\bde nghi gia"
              + " han\\b|\\b(gui|nop)"
              + " (cham|muon|tre)\\b.{0,20}\\b(den|sang|vao|mot|hai|\\d)|\\b(mai|tuan sau|cuoi"
              + " tuan|hom sau|"
              + WEEKDAY_NAME
              + ")\\b.{0,25}\\b(gui|nop|xong|bo sung)\\b|\\b(gui|nop|xong|bo"
              + " sung)\\b.{0,25}\\b(vao )?(ngay mai|mai|tuan sau|cuoi tuan|chieu mai|sang"
              + " mai)\\b|\\bngay"
              + " \\d{1,2}\\b.{0,40}\\b(gui|nop)\\b|\\b(gui|nop)\\b.{0,20}\\b(truoc|vao|den|trong)"
              + " (ngay )?\\d|\\b(hom nay|chieu nay|toi nay|trong"
              + " ngay)\\b.{0,25}\\b(gui|nop)\\b|\\b(cuoi thang|dau thang|thang"
              + " sau)\\b.{0,40}\\b(gui|nop|xong|tong hop|bao"
              + " cao)\\b|\\b(cho|xin)\\b.{0,20}\\b(no|khat|lui|hoan|them (thoi gian|han|\\d+"
              + " ngay)|den (het )?(ngay |hom |thu )?\\d)|\\b(gui|nop) sau\\b|\\bmoi (co so"
              + " lieu|gui|nop|xong|tong hop)\\b|\\b(\\d{1,2}|mot|hai|ba|vai|may) (hom|ngay|tuan)"
              + " (nua|toi)\\b");

  /** "20/6 bên em nộp": a promise if the day is to come. */
  private static final Pattern ON_A_DAY =
      Pattern.compile("\\b\\d{1,2}/\\d{1,2}\\b.{0,40}\\b(gui|nop)\\b");

  private static final Pattern DAYS_FROM_NOW = Pattern.compile("\\b(\\d{1,2}) (?:hom|ngay) nua\\b");
  private static final String NO = "(khong|chua|ko|kg|khg|k|hok)";
  private static final Pattern NOTHING =
      Pattern.compile(
          "\\b"
              + NO
              + " (co )?(gi )?phat sinh\\b|\\b(khong|ko|kg|khg) co (so lieu|noi dung|hoat"
              + " dong|gi)\\b.{0,30}(bao cao|phat sinh|trien khai|ky nay|quy)?|\\b(khong|ko) (trien"
              + " khai|to chuc|thuc hien) (hoat dong|noi dung) (nao|gi)\\b|\\bchua co gi de bao"
              + " cao\\b");
  private static final Pattern SENT =
      Pattern.compile(
          "\\bda (duoc )?(gui|nop|chuyen)("
              + " \\S+){0,8}\\s*(roi|di|hom|ngay|tu|qua|truoc|luc|tuan)\\b|\\b(gui|nop) (\\S+"
              + " ){0,4}roi\\b|\\bda (gui|nop) (bao cao|bc)\\b|\\bda co (bao cao|bc) (gui|nop)\\b");
  private static final Pattern CONTACT =
      Pattern.compile(
          "\\b(dia chi|email|mail|hop thu)( \\S+){0,4} (moi|thay doi|da doi|doi sang|chuyen"
              + " sang)\\b|\\b(khong con|thoi|da ban giao|ban giao lai|khong) (\\S+ ){0,2}(phu"
              + " trach|lam cong doan|lam chu tich)\\b|\\b(phu trach|chu tich|can bo) (cong doan"
              + " )?moi\\b|\\bnguoi moi (phu trach|lam|thay|nhan|tiep)\\b|\\b(da )?chuyen cong"
              + " tac\\b|\\bnghi huu\\b|\\btu (nay|thang|ngay)\\b.{0,60}@");
  private static final Pattern KEEP =
      Pattern.compile(
          "\\b(giu|lay|dung|tinh)( \\S+){0,3} (bao cao|bc|ban)( \\S+){0,3}? (truoc|cu|dau|lan"
              + " dau|gui truoc)\\b");
  private static final Pattern ADDRESS = Pattern.compile("[\\w.+%-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final Pattern PHONE = Pattern.compile("(?<!\\d)0\\d(?:[ .]?\\d){7,9}(?!\\d)");
  private static final Pattern FULL_DATE =
      Pattern.compile(
          "(?<![\\d/])(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})(?:\\s*[/.-]\\s*(\\d{4}))?(?![\\d/])");
  private static final Pattern DAY_ALONE =
      Pattern.compile(
          "\\b(?:ngay|hom|mung|mong)\\s+(\\d{1,2})(?!\\s*[/.\\d])(?:\\s+thang\\s+(\\d{1,2}))?");
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "\\b(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\\b(.{0,12}tuan (?:sau|toi))?");
  private static final List<String> WEEKDAYS = List.of("hai", "ba", "tu", "nam", "sau", "bay");

  private Intents() {}

  /** What the reply's own lines announce, one intent a kind. */
  static List<Intent> in(List<ReplyLines.Line> own, LocalDate receivedOn) {
    List<Intent> found = new ArrayList<>();
    for (ReplyLines.Line line : own) {
      for (String sentence : line.text().split("(?<=[.!?;])\\s+")) {
        String folded = vn.vanthu.forms.text.Folded.of(sentence);
        kind(folded, receivedOn)
            .filter(kind -> found.stream().noneMatch(f -> f.kind() == kind))
            .ifPresent(kind -> found.add(intent(kind, sentence, folded, receivedOn)));
      }
    }
    return found;
  }

  private static Optional<Kind> kind(String folded, LocalDate receivedOn) {
    if (KEEP.matcher(folded).find()) {
      return Optional.of(Kind.KEEP_EARLIER);
    }
    if (CONTACT.matcher(folded).find()) {
      return Optional.of(Kind.NEW_CONTACT);
    }
    if (SENT.matcher(folded).find()
        && !folded.matches(".*\\b(chua|khong) (\\S+ )?(gui|nop)\\b.*")) {
      return Optional.of(Kind.SENT_ALREADY);
    }
    boolean toCome =
        ON_A_DAY.matcher(folded).find()
            && date(folded, receivedOn, 1).filter(day -> !day.isBefore(receivedOn)).isPresent();
    if (toCome || PROMISE.matcher(folded).find()) {
      return Optional.of(Kind.PROMISE);
    }
    return NOTHING.matcher(folded).find() ? Optional.of(Kind.NOTHING_TO_REPORT) : Optional.empty();
  }

  private static Intent intent(Kind kind, String sentence, String folded, LocalDate receivedOn) {
    String words = sentence.length() > 500 ? sentence.substring(0, 500) : sentence;
    return switch (kind) {
      case PROMISE -> new Intent(kind, future(folded, receivedOn), "", words);
      case SENT_ALREADY -> new Intent(kind, past(folded, receivedOn), "", words);
      case NEW_CONTACT -> new Intent(kind, Optional.empty(), contact(sentence), words);
      case NOTHING_TO_REPORT, KEEP_EARLIER -> new Intent(kind, Optional.empty(), "", words);
    };
  }

  private static String contact(String sentence) {
    Matcher address = ADDRESS.matcher(sentence);
    Matcher phone = PHONE.matcher(sentence);
    List<String> parts = new ArrayList<>();
    if (address.find()) {
      parts.add(address.group().replaceAll("\\.$", ""));
    }
    if (phone.find()) {
      parts.add(phone.group().strip());
    }
    return String.join(" ", parts);
  }

  private static Optional<LocalDate> future(String folded, LocalDate today) {
    return date(folded, today, 1).or(() -> relative(folded, today));
  }

  private static Optional<LocalDate> past(String folded, LocalDate today) {
    Optional<LocalDate> named = date(folded, today, -1);
    if (named.isPresent()) {
      return named;
    }
    if (folded.matches(".*\\b(sang nay|hom nay|luc nay|vua)\\b.*")) {
      return Optional.of(today);
    }
    if (folded.matches(".*\\b(hom qua|chieu qua|sang qua|toi qua)\\b.*")) {
      return Optional.of(today.minusDays(1));
    }
    Matcher weekday = WEEKDAY.matcher(folded);
    return weekday.find() && !folded.contains("tuan truoc")
        ? Optional.of(today.with(TemporalAdjusters.previous(dayOfWeek(weekday))))
        : Optional.empty();
  }

  /**
   * A date by day and month, or by the day alone.
   *
   * @param towards 1 for the next such day, -1 for the last
   */
  private static Optional<LocalDate> date(String folded, LocalDate today, int towards) {
    Matcher full = FULL_DATE.matcher(folded);
    if (full.find()) {
      int year = full.group(3) == null ? today.getYear() : Integer.parseInt(full.group(3));
      return day(year, Integer.parseInt(full.group(2)), Integer.parseInt(full.group(1)));
    }
    Matcher alone = DAY_ALONE.matcher(folded);
    if (!alone.find()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(alone.group(1));
    if (alone.group(2) != null) {
      return day(today.getYear(), Integer.parseInt(alone.group(2)), number);
    }
    boolean other = towards > 0 ? number < today.getDayOfMonth() : number > today.getDayOfMonth();
    LocalDate month = other ? today.plusMonths(towards) : today;
    return day(month.getYear(), month.getMonthValue(), number);
  }

  private static Optional<LocalDate> relative(String folded, LocalDate today) {
    if (folded.matches(".*\\b(hom nay|chieu nay|toi nay|trong ngay)\\b.*")) {
      return Optional.of(today);
    }
    if (folded.matches(".*\\b(ngay mai|chieu mai|sang mai|mai)\\b.*")) {
      return Optional.of(today.plusDays(1));
    }
    Matcher days = DAYS_FROM_NOW.matcher(folded);
    if (days.find()) {
      return Optional.of(today.plusDays(Integer.parseInt(days.group(1))));
    }
    Matcher weekday = WEEKDAY.matcher(folded);
    if (!weekday.find()) {
      return Optional.empty();
    }
    DayOfWeek day = dayOfWeek(weekday);
    LocalDate next = today.with(TemporalAdjusters.next(day));
    LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    boolean nextWeek = weekday.group(2) != null && next.isBefore(monday);
    return Optional.of(nextWeek ? next.plusWeeks(1) : next);
  }

  private static DayOfWeek dayOfWeek(Matcher weekday) {
    String word = weekday.group(1);
    if (word == null) {
      return DayOfWeek.SUNDAY;
    }
    int index = WEEKDAYS.indexOf(word);
    return DayOfWeek.of(index >= 0 ? index + 1 : Integer.parseInt(word) - 1);
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
