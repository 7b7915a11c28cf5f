package vn.vanthu.correspondence.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Deadline;
import vn.vanthu.campaigns.calendar.WorkingCalendar;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.registry.Unit;

/** How reminders name campaigns, deadlines and units. */
@Component
class ReminderWords {
  private final Templates templates;
  private final HouseStyle style;
  private final Forms forms;

  ReminderWords(Templates templates, HouseStyle style, Forms forms) {
    this.templates = templates;
    this.style = style;
    this.forms = forms;
  }

  Form form(Campaign campaign) {
    return forms.find(campaign.form()).orElseThrow();
  }

  String addressee(Unit unit) {
    return templates.word("reminder.addressee", unit.name());
  }

  /** The document that asks for it. */
  String document(Campaign campaign) {
    return campaign
        .terms()
        .document()
        .orElseGet(
            () -> templates.word("reminder.document", style.office().getOrDefault("name", "")));
  }

  /** "[CCHC quý II/2022] [CCHC 6 tháng đầu năm 2022]", two at the most. */
  String tags(List<Campaign> campaigns) {
    List<String> tags =
        campaigns.stream().map(c -> style.tag(form(c), c.period())).distinct().toList();
    String first = String.join(" ", tags.subList(0, Math.min(2, tags.size())));
    return tags.size() <= 2
        ? first
        : templates.word("reminder.tags-more", first, String.valueOf(tags.size() - 2));
  }

  /** "quý II năm 2022 và 6 tháng đầu năm 2022". */
  String periods(List<Campaign> campaigns) {
    return joined(campaigns.stream().map(c -> style.period(c.period())).distinct().toList());
  }

  /** "báo cáo … quý II năm 2022: hạn 17 giờ 00, thứ Tư, ngày 15/6/2022 (còn 2 ngày làm việc)". */
  String line(OpenPeriod open, LocalDate today, WorkingCalendar calendar) {
    Campaign campaign = open.campaign();
    Deadline deadline = open.deadline();
    String report =
        templates.word("reminder.report", form(campaign).title(), style.period(campaign.period()));
    String due = style.time(deadline.hour()) + ", " + style.weekday(deadline.day());
    if (deadline.day().equals(today)) {
      return templates.word("reminder.today", report, due);
    }
    boolean over = deadline.day().isBefore(today);
    int days =
        over
            ? calendar.workingDaysBetween(deadline.day(), today)
            : calendar.workingDaysBetween(today, deadline.day());
    return templates.word(
        over ? "reminder.over" : "reminder.left", report, due, String.valueOf(days));
  }

  /** What stands above the lines to be filled in. */
  String linesPeriod(List<Campaign> campaigns) {
    List<String> periods =
        campaigns.stream().map(c -> style.period(c.period())).distinct().toList();
    return periods.size() == 1
        ? templates.word("reminder.lines-period", periods.get(0))
        : templates.word("reminder.lines-periods", String.join("; ", periods));
  }

  /** The name of a unit's blank form, short enough and without slashes. */
  String fileName(Campaign campaign, Unit unit) {
    String what =
        form(campaign).shortTitle() + " " + style.shortPeriod(campaign.period()).replace('/', '-');
    String whose = unit.name().replaceAll("[/\\\\:*?\"<>|]", "-");
    return templates.word(
        "reminder.blank-form", what, whose.substring(0, Math.min(100, whose.length())));
  }

  /** What is filled into the blank form. */
  Map<String, String> formValues(Campaign campaign, Unit unit) {
    Map<String, String> office = style.office();
    String span =
        campaign.from().isPresent() && campaign.to().isPresent()
            ? templates.word(
                "reminder.span", style.day(campaign.from().get()), style.day(campaign.to().get()))
            : "";
    return Map.of(
        "unit.name", unit.name(),
        "unit.name_capitals", unit.name().toUpperCase(Locale.ROOT),
        "period", style.period(campaign.period()),
        "title", form(campaign).title(),
        "document", document(campaign),
        "span", span,
        "office.name", office.getOrDefault("name", ""),
        "office.name_capitals", office.getOrDefault("name_capitals", ""),
        "office.short_name", office.getOrDefault("short_name", ""));
  }

  private String joined(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    String all = parts.subList(0, parts.size() - 1).stream().collect(Collectors.joining(", "));
    return templates.word("reminder.and", all, parts.get(parts.size() - 1));
  }
}
