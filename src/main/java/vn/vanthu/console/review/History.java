package vn.vanthu.console.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vanthu.console.audit.ActWords;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Sentences;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Change;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportChanges;

/** What happened to a report and its mail, in one feed: arrival, changes, letters, acts. */
@Component
public class History {
  private static final int MOST = 200;

  private final ReportChanges changes;
  private final Letters letters;
  private final Mails mails;
  private final Audit audit;
  private final ActWords words;
  private final Forms forms;
  private final Units units;
  private final Sentences sentences;
  private final Formats formats;

  History(
      ReportChanges changes,
      Letters letters,
      Mails mails,
      Audit audit,
      ActWords words,
      Forms forms,
      Units units,
      Sentences sentences,
      Formats formats) {
    this.changes = changes;
    this.letters = letters;
    this.mails = mails;
    this.audit = audit;
    this.words = words;
    this.forms = forms;
    this.units = units;
    this.sentences = sentences;
    this.formats = formats;
  }

  /** Newest first. */
  List<Entry> of(Report report, Optional<StoredMail> mail) {
    List<Entry> feed = new ArrayList<>(mail.map(this::of).orElse(List.of()));
    List<Change> all = changes.of(report.id());
    Set<Long> undone = new HashSet<>();
    all.forEach(change -> change.undoes().ifPresent(undone::add));
    all.forEach(change -> feed.add(entry(report, change, undone)));
    return newestFirst(feed);
  }

  /** What happened to a mail itself, newest first. */
  public List<Entry> of(StoredMail mail) {
    List<Entry> feed = new ArrayList<>();
    feed.add(
        Entry.of(
            mail.receivedAt(),
            mail.from(),
            formats.say("history.arrived", mail.registerNumber(), mail.registerYear()),
            ""));
    audit
        .on("mail:" + mail.id(), MOST)
        .forEach(
            act ->
                feed.add(
                    Entry.of(
                        act.at(),
                        name(act.who()),
                        formats.sayOr("act." + act.act(), act.act()),
                        words.detail(act))));
    for (Letter letter : letters(mail)) {
      feed.add(
          new Entry(
              letter.sentAt().orElse(letter.queuedAt()),
              name("vanthu"),
              formats.say(
                  "history.letter." + letter.status().name().toLowerCase(Locale.ROOT), letter.to()),
              letter.subject(),
              Optional.empty(),
              Optional.of(letter.body())));
    }
    return newestFirst(feed);
  }

  private List<Letter> letters(StoredMail mail) {
    List<Letter> found = new ArrayList<>();
    String thread =
        vn.vanthu.correspondence.Conversation.answering(mail, mails.open(mail.id())).thread();
    found.addAll(letters.inThread(thread, mail.from().isBlank() ? "?@?" : mail.from()));
    return found;
  }

  private Entry entry(Report report, Change change, Set<Long> undone) {
    String what = what(report, change);
    String said =
        "%s: %s → %s"
            .formatted(
                what,
                change.before().map(v -> value(change, v)).orElse("–"),
                change.after().map(v -> value(change, v)).orElse("–"));
    String title =
        change.undoes().isPresent()
            ? formats.say("history.undone")
            : formats.say("history." + change.what().split(":")[0]);
    boolean open = change.undoes().isEmpty() && !undone.contains(change.id());
    return new Entry(
        change.at(),
        name(change.act().who()),
        title,
        said,
        open ? Optional.of(change.id()) : Optional.empty(),
        Optional.empty());
  }

  private String what(Report report, Change change) {
    Optional<Form> form = forms.find(report.form());
    return change
        .indicator()
        .map(key -> form.flatMap(f -> f.indicator(key)).map(i -> i.label()).orElse(key))
        .orElseGet(() -> formats.say("review." + change.what()));
  }

  private String value(Change change, String value) {
    return switch (change.what()) {
      case "unit" -> units.find(new UnitCode(value)).map(Unit::name).orElse(value);
      case "period" -> formats.period(Period.parse(value));
      case "status" -> formats.say("status." + value);
      default -> value;
    };
  }

  private String name(String who) {
    return who.equals("vanthu") || who.equals(Audit.MACHINE) ? formats.say("audit.machine") : who;
  }

  private static List<Entry> newestFirst(List<Entry> feed) {
    return feed.stream().sorted(Comparator.comparing(Entry::at).reversed()).limit(MOST).toList();
  }

  /**
   * One event.
   *
   * @param undoable key of the change, while it can be taken back
   * @param letter text of a letter
   */
  public record Entry(
      Instant at,
      String who,
      String title,
      String detail,
      Optional<Long> undoable,
      Optional<String> letter) {
    static Entry of(Instant at, String who, String title, String detail) {
      return new Entry(at, who, title, detail, Optional.empty(), Optional.empty());
    }
  }
}
