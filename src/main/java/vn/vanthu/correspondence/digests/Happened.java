package vn.vanthu.correspondence.digests;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import vn.vanthu.mailbox.MailId;
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
  private static final Period REMEMBERED = Period.ofMonths(6);
  private static final MailFilter FOR_REVIEW =
      new MailFilter(Optional.of(Disposition.FOR_REVIEW), Optional.empty());
  private static final MailFilter FAILED =
      new MailFilter(Optional.empty(), Optional.of(MailStatus.FAILED));
  private static final MailFilter SET_ASIDE =
      new MailFilter(Optional.of(Disposition.SET_ASIDE), Optional.empty());

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
  DigestItems needsPerson(DigestWindow window) {
    ReportFilter review =
        new ReportFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(ReportStatus.IN_REVIEW));
    DigestItems inReview =
        new DigestItems(
            reports.page(review, 0, DigestItems.MOST).stream().map(this::inReview).toList(),
            (int) reports.count(review));
    List<ReplyIntents.Row> announced = intents.open(MOST);
    Set<MailId> named = announced.stream().map(ReplyIntents.Row::mail).collect(Collectors.toSet());
    return DigestItems.of(said(announced)).and(inReview).and(DigestItems.of(unread(window, named)));
  }

  /** Mail about which a person must decide, unless its report or what it announces names it. */
  private List<DigestItem> unread(DigestWindow window, Set<MailId> named) {
    Instant since = window.to().atZone(ZoneOffset.UTC).minus(REMEMBERED).toInstant();
    return mails.unsettled(since).stream()
        .filter(mail -> mail.status() == MailStatus.FAILED || forReview(mail))
        .filter(mail -> !named.contains(mail.id()))
        .sorted(Comparator.comparing(StoredMail::receivedAt).reversed())
        .map(mail -> item("digest.need.mail", mail))
        .toList();
  }

  private static boolean forReview(StoredMail mail) {
    return mail.fate()
        .filter(f -> f.disposition() == Disposition.FOR_REVIEW && f.kind() != MailKind.REPORT)
        .isPresent();
  }

  /** What units have announced, and letters that wait for a person's word. */
  private List<DigestItem> said(List<ReplyIntents.Row> announced) {
    List<DigestItem> items = new ArrayList<>();
    for (ReplyIntents.Row row : announced) {
      String key = "digest.need." + row.intent().kind();
      String unit = row.unit().map(this::name).orElse("");
      items.add(
          new DigestItem(templates.word(key, unit, row.intent().words()), links.announcements()));
    }
    letters.waitingForApproval(MOST).forEach(letter -> items.add(approval(letter)));
    return items;
  }

  /** Whether that time brought anything that a person would want to know. */
  boolean anythingNew(DigestWindow window) {
    return reports.countFiledBetween(window.from(), window.to()) > 0
        || !setAside(window).isEmpty()
        || !undelivered(window).isEmpty()
        || !mails.storedBetween(FOR_REVIEW, window.from(), window.to(), 1).isEmpty()
        || !mails.storedBetween(FAILED, window.from(), window.to(), 1).isEmpty()
        || letters.waitingForApproval(MOST).stream()
            .anyMatch(letter -> !letter.queuedAt().isBefore(window.from()))
        || states.all().stream().anyMatch(state -> state.failingSince().isPresent())
        || reconciliations.latest().stream().anyMatch(count -> count.missing() > 0);
  }

  DigestItems received(DigestWindow window) {
    List<Report> first = reports.filedBetween(window.from(), window.to(), DigestItems.MOST);
    return new DigestItems(
        first.stream().map(this::received).toList(),
        reports.countFiledBetween(window.from(), window.to()));
  }

  private DigestItem received(Report report) {
    return new DigestItem(
        templates.word(
            "digest.received",
            name(report.unit().orElseThrow()),
            report
                .period()
                .map(style::shortPeriod)
                .orElseGet(() -> templates.word("digest.period-unknown")),
            style.time(report.receivedAt()),
            style.day(report.receivedAt())),
        links.report(report.id()));
  }

  /** Mail that is no report: set aside, for whoever wants to look. */
  DigestItems otherMail(DigestWindow window) {
    return DigestItems.of(setAside(window));
  }

  private List<DigestItem> setAside(DigestWindow window) {
    return mails.storedBetween(SET_ASIDE, window.from(), window.to(), MOST).stream()
        .filter(mail -> mail.fate().filter(f -> f.kind() == MailKind.OTHER).isPresent())
        .filter(mail -> mail.duplicateOf().isEmpty())
        .map(mail -> item("digest.other", mail))
        .toList();
  }

  /** Letters of which it became known in that time that they have not arrived. */
  DigestItems undelivered(DigestWindow window) {
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
    return DigestItems.of(items);
  }

  /** Addresses to which nothing goes, since whenever. */
  DigestItems deadAddresses() {
    List<AddressHealth.Unusable> all = health.all();
    return new DigestItems(
        all.stream().limit(DigestItems.MOST).map(this::deadAddress).toList(), all.size());
  }

  private DigestItem deadAddress(AddressHealth.Unusable dead) {
    String key = dead.complaint() ? "digest.complaint" : "digest.dead-address";
    return new DigestItem(
        templates.word(key, dead.address(), style.day(dead.since())), links.letter(dead.letter()));
  }

  /** Each mailbox, and the reckoning of what came: kept, explained, still to be explained. */
  DigestItems mailboxes(DigestWindow window) {
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
    return DigestItems.of(items);
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
