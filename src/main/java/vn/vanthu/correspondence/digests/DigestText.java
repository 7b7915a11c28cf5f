package vn.vanthu.correspondence.digests;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.post.HtmlTwin;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;

/** What a digest says: its sections in the order of the house, a chart, the table of all units. */
@Component
class DigestText {
  private static final String KIND = "staff/digest";
  private static final String CHART = "tien-do";
  private static final List<String> SECTIONS =
      List.of(
          "needs",
          "received",
          "waiting",
          "soon",
          "overdue",
          "progress",
          "other",
          "undelivered",
          "mailbox");

  private final Templates templates;
  private final HouseStyle style;
  private final Happened happened;
  private final Standing standing;
  private final StatusTable table;
  private final Clock clock;

  DigestText(
      Templates templates,
      HouseStyle style,
      Happened happened,
      Standing standing,
      StatusTable table,
      Clock clock) {
    this.templates = templates;
    this.style = style;
    this.happened = happened;
    this.standing = standing;
    this.table = table;
    this.clock = clock;
    Set<String> placeholders = new HashSet<>(HouseStyle.OFFICE);
    placeholders.addAll(Set.of("title", "day", "span", "new", "todo", "late", "text", "link"));
    for (String section : SECTIONS) {
      placeholders.addAll(Set.of(section, "has_" + section, section + ".count", section + ".more"));
    }
    placeholders.addAll(Set.of("items", "more", "count", "heading"));
    templates.expect(Set.of(KIND), placeholders);
  }

  Composed compose(DigestKind kind, DigestWindow window, int dueSoon) {
    LocalDate today = style.local(window.to()).toLocalDate();
    List<CampaignStatus> open = standing.open();
    Map<String, DigestItems> sections = new HashMap<>();
    sections.put("needs", happened.needsPerson(window));
    sections.put("received", happened.received(window));
    sections.put("waiting", standing.waiting(open));
    sections.put("soon", standing.dueSoon(open, today, dueSoon));
    sections.put("overdue", standing.overdue(open, today));
    sections.put("progress", standing.progress(open));
    sections.put("other", happened.otherMail(window));
    sections.put("undelivered", happened.undelivered(window).and(happened.deadAddresses()));
    sections.put("mailbox", happened.mailboxes(window));
    boolean again = kind == DigestKind.WEEKLY || standing.opensTheWeek(today);
    boolean news = happened.anythingNew(window) || standing.fellDue(open, window);
    boolean asksAgain = again && !section(sections, "needs").isEmpty();
    Templates.Written written = templates.write(KIND, values(kind, window, sections));
    Optional<byte[]> chart = open.isEmpty() ? Optional.empty() : standing.chart(open);
    String html = HtmlTwin.withHeadings(written.body());
    return new Composed(
        written.subject(),
        written.body(),
        chart.isEmpty() ? html : withChart(html, open),
        files(open, chart),
        news,
        asksAgain);
  }

  private Map<String, Object> values(
      DigestKind kind, DigestWindow window, Map<String, DigestItems> sections) {
    Map<String, Object> values = new HashMap<>();
    values.put("office", style.office());
    values.put("title", templates.word("digest." + kind));
    values.put("day", style.day(window.to()));
    values.put(
        "span",
        templates.word(
            "digest.span",
            style.time(window.from()),
            style.day(window.from()),
            style.time(window.to()),
            style.day(window.to())));
    values.put("new", style.count(section(sections, "received").count()));
    values.put("todo", style.count(section(sections, "needs").count()));
    values.put("late", style.count(section(sections, "overdue").count()));
    for (String section : SECTIONS) {
      DigestItems items = section(sections, section);
      values.put("has_" + section, !items.isEmpty());
      values.put(section, values(section, items));
    }
    return values;
  }

  private Map<String, Object> values(String name, DigestItems items) {
    int left = items.count() - items.shown().size();
    Map<String, Object> values = new HashMap<>();
    values.put("heading", templates.word("digest.heading." + name));
    values.put("count", style.count(items.count()));
    values.put("items", items.shown().stream().map(DigestItem::values).toList());
    values.put("more", left > 0 ? templates.word("digest.more", style.count(left)) : false);
    return values;
  }

  private static DigestItems section(Map<String, DigestItems> sections, String name) {
    return sections.getOrDefault(name, DigestItems.none());
  }

  /** The same words; the chart stands under the heading of the progress. */
  private String withChart(String html, List<CampaignStatus> open) {
    String heading = HtmlTwin.escaped(templates.word("digest.heading.progress"));
    String picture =
        "<p><img src=\"cid:"
            + CHART
            + "\" alt=\""
            + HtmlTwin.escaped(standing.inWords(open))
            + "\" width=\"600\" style=\"max-width:100%;height:auto\"></p>\n";
    Matcher m =
        Pattern.compile("<h2[^>]*>" + Pattern.quote(heading) + "[^<]*</h2>\n").matcher(html);
    return m.find() ? html.substring(0, m.end()) + picture + html.substring(m.end()) : html;
  }

  private List<Attachment> files(List<CampaignStatus> open, Optional<byte[]> chart) {
    List<Attachment> files = new ArrayList<>();
    if (!open.isEmpty()) {
      chart.ifPresent(
          png -> files.add(Attachment.picture(CHART, CHART + ".png", "image/png", png)));
      String day = style.local(clock.instant()).toLocalDate().toString();
      files.add(Attachment.file("tinh-hinh-" + day + ".xlsx", Attachment.XLSX, table.of(open)));
    }
    return files;
  }

  /**
   * A digest, composed.
   *
   * @param news whether something has happened that somebody would want to know
   * @param asksAgain whether it says at the beginning of a week what still waits for a person
   */
  record Composed(
      String subject,
      String body,
      String html,
      List<Attachment> files,
      boolean news,
      boolean asksAgain) {}
}
