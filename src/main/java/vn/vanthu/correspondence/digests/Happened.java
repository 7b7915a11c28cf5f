package vn.vanthu.correspondence.digests;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.bounces.AddressHealth;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.intake.ReplyIntents;
import vn.vanthu.mailbox.Disposition;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.MailboxState;
import vn.vanthu.mailbox.MailboxStates;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.Reconciliation;
import vn.vanthu.mailbox.Reconciliations;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportFilter;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/** What came in a digest's time, and what still needs a person. */
@Component
class Happened {
  private static final int MOST = 5000;
  private static final MailFilter FOR_REVIEW =
      new MailFilter(Optional.of(Disposition.FOR_REVIEW), Optional.empty());
  private static final MailFilter SET_ASIDE =
      new MailFilter(Optional.of(Disposition.SET_ASIDE), Optional.empty());
  private static final MailFilter FAILED =
      new MailFilter(Optional.empty(), Optional.of(MailStatus.FAILED));

  private final Reports reports;
  private final Mails mails;
  private final ReplyIntents intents;
  private final Letters letters;
  private final AddressHealth health;
  private final MailboxStates states;
  private final Reconciliations reconciliations;
  private final Units units;
  private final Templates templates;
  private final HouseStyle style;
  private final ConsoleLinks links;

  Happened(
      Reports reports,
      Mails mails,
      ReplyIntents intents,
      Letters letters,
      AddressHealth health,
      MailboxStates states,
      Reconciliations reconciliations,
      Units units,
      Templates templates,
      HouseStyle style,
      ConsoleLinks links) {
    this.reports = reports;
    this.mails = mails;
    this.intents = intents;
    this.letters = letters;
    this.health = health;
    this.states = states;
    this.reconciliations = reconciliations;
    this.units = units;
    this.templates = templates;
    this.style = style;
    this.links = links;
  }

  /** Everything open that waits for somebody, whenever it came. */
  List<DigestItem> needsPerson(DigestWindow window) {
    List<DigestItem> items = new ArrayList<>();
    ReportFilter review =
        new ReportFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(ReportStatus.IN_REVIEW));
    reports.page(review, 0, MOST).forEach(report -> items.add(inReview(report)));
    mails.storedBetween(FOR_REVIEW, window.from(), window.to(), MOST).stream()
        .filter(Happened::noReport)
        .forEach(mail -> items.add(item("digest.need.mail", mail)));
    mails
        .storedBetween(FAILED, window.from(), window.to(), MOST)
        .forEach(mail -> items.add(item("digest.need.mail", mail)));
    intents
        .open(MOST)
        .forEach(
            row ->
                items.add(
                    new DigestItem(
                        templates.word(
                            "digest.need." + row.intent().kind(),
                            row.unit().map(this::name).orElse(""),
                            row.intent().words()),
                        links.message(row.mail()))));
    letters.waitingForApproval(MOST).forEach(letter -> items.add(approval(letter)));
    return items;
  }

  List<DigestItem> received(DigestWindow window) {
    return reports.filedBetween(window.from(), window.to(), MOST).stream()
        .filter(report -> report.unit().isPresent())
        .map(
            report ->
                new DigestItem(
                    templates.word(
                        "digest.received",
                        name(report.unit().orElseThrow()),
                        report.period().map(style::shortPeriod).orElse(""),
                        style.time(report.receivedAt()),
                        style.day(report.receivedAt())),
                    links.report(report.id())))
        .toList();
  }

  /** Mail that is no report: set aside, for whoever wants to look. */
  List<DigestItem> otherMail(DigestWindow window) {
    return mails.storedBetween(SET_ASIDE, window.from(), window.to(), MOST).stream()
        .filter(mail -> mail.fate().filter(f -> f.kind() == MailKind.OTHER).isPresent())
        .filter(mail -> mail.duplicateOf().isEmpty())
        .map(mail -> item("digest.other", mail))
        .toList();
  }

  List<DigestItem> undelivered(DigestWindow window) {
    List<DigestItem> items = new ArrayList<>();
    for (Letter letter : letters.undeliveredBetween(window.from(), window.to(), MOST)) {
      String key = letter.status() == LetterStatus.BOUNCED ? "digest.bounced" : "digest.failed";
      items.add(
          new DigestItem(
              templates.word(
                  key,
                  letter.unit().map(UnitCode::new).map(this::name).orElse(""),
                  letter.to(),
                  letter.cause().orElse("")),
              links.letter(letter.id())));
    }
    health.all().stream()
        .limit(MOST)
        .forEach(
            dead ->
                items.add(
                    new DigestItem(
                        templates.word(
                            dead.complaint() ? "digest.complaint" : "digest.dead-address",
                            dead.address(),
                            style.day(dead.since())),
                        links.letter(dead.letter()))));
    return items;
  }

  /** Each mailbox, and the reckoning of what came: kept, explained, still to be explained. */
  List<DigestItem> mailboxes(DigestWindow window) {
    List<DigestItem> items = new ArrayList<>();
    for (MailboxState state : states.all()) {
      String said =
          state.failingSince().isPresent()
              ? templates.word(
                  "digest.mailbox.failing",
                  state.name(),
                  style.time(state.failingSince().get()),
                  style.day(state.failingSince().get()),
                  states.trouble(state, Locale.forLanguageTag("vi")))
              : state
                  .fetchedAt()
                  .map(
                      at ->
                          templates.word(
                              "digest.mailbox.well", state.name(), style.time(at), style.day(at)))
                  .orElseGet(() -> templates.word("digest.mailbox.never", state.name()));
      items.add(DigestItem.of(said));
    }
    reconciliations.latest().forEach(r -> items.add(DigestItem.of(reconciled(r))));
    Mails.Reckoning reckoning = mails.reckoning(window.from(), window.to());
    items.add(
        DigestItem.of(
            templates.word(
                "digest.reckoning",
                style.count(reckoning.kept()),
                style.count(reckoning.explained()),
                style.count(reckoning.waiting()),
                style.count(reckoning.failed()))));
    return items;
  }

  /** The morning's count of a folder, with what the server holds and is not kept. */
  private String reconciled(Reconciliation count) {
    String difference =
        count.missing() == 0
            ? templates.word("digest.reconciled.none")
            : templates.word(
                "digest.reconciled.missing",
                style.count(count.missing()),
                count.missingUids().stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + (count.missing() > count.missingUids().size() ? ", …" : ""));
    return templates.word(
        "digest.reconciled",
        count.mailbox() + " / " + count.folder(),
        style.time(count.at()),
        style.day(count.at()),
        style.day(count.from()),
        style.count(count.onServer()),
        style.count(count.kept()),
        style.count(count.explained()),
        style.count(count.waiting()),
        style.count(count.gone()),
        difference);
  }

  /** One with a report is named by its report. */
  private static boolean noReport(StoredMail mail) {
    return mail.fate().filter(f -> f.kind() != MailKind.REPORT).isPresent();
  }

  private DigestItem inReview(Report report) {
    String key =
        report.unit().isEmpty()
            ? "digest.need.unit"
            : report.period().isEmpty()
                ? "digest.need.period"
                : report.values().isEmpty() ? "digest.need.file" : "digest.need.figures";
    String unit = report.unit().map(this::name).orElse("");
    return new DigestItem(
        templates.word(key, unit, style.time(report.receivedAt()), style.day(report.receivedAt())),
        links.report(report.id()));
  }

  private DigestItem approval(Letter letter) {
    return new DigestItem(
        templates.word("digest.need.approval", letter.subject()), links.letter(letter.id()));
  }

  private DigestItem item(String key, StoredMail mail) {
    String subject = mail.subject().isBlank() ? "–" : mail.subject();
    return new DigestItem(
        templates.word(
            key,
            mail.from(),
            subject.length() > 100 ? subject.substring(0, 100) + "…" : subject,
            style.time(mail.receivedAt()),
            style.day(mail.receivedAt())),
        links.message(mail.id()));
  }

  private String name(UnitCode code) {
    return units.find(code).map(Unit::name).orElse(code.value());
  }
}
