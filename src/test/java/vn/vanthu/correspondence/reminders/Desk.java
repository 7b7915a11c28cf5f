package vn.vanthu.correspondence.reminders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vanthu.campaigns.Round;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.Restraint;
import vn.vanthu.correspondence.TestOffice;
import vn.vanthu.correspondence.bounces.AddressHealth;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.mailbox.FileRawStore;
import vn.vanthu.mailbox.MailboxState;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.RawStore;
import vn.vanthu.registry.Unit;

/** Everything a reminder needs, over one database and a clock that tests move. */
public final class Desk {
  public final Round round;
  final List<MailboxState> mailboxes = new ArrayList<>();
  public final Letters letters;
  public final Restraint restraint;
  public final HouseStyle style;
  public final Templates templates;
  public final UsableAddresses usable;
  public final ReminderHours hours;
  public final UnitForms unitForms;
  public final TransactionTemplate transaction;
  public final Mails mails;
  final ReminderRows rows;
  public final ReminderPauses pauses;
  final Reminders reminders;
  final StillOwed stillOwed;
  final Escalations escalations;
  final TelephoneList telephone;

  public Desk(DataSource source, Path data, String now) {
    this(source, data, now, settings(1000, 2));
  }

  Desk(DataSource source, Path data, String now, RemindersSettings settings) {
    round = new Round(source, now);
    RawStore raw = new FileRawStore(data);
    LettersSettings lettersSettings = TestOffice.letters("all", "");
    OfficeSettings office =
        new OfficeSettings(
            "baocao@lienket.example",
            "Liên đoàn Lao động huyện Tân Sơn",
            "LĐLĐ huyện",
            "Liên đoàn Lao động Tỉnh",
            "Tân Sơn",
            "0241 3888 111",
            Round.ZONE,
            List.of());
    restraint = new Restraint(round.jdbc, lettersSettings, office, round.clock);
    letters = new Letters(round.jdbc, restraint, raw, office, round.clock);
    mails = new Mails(round.jdbc, raw);
    rows = new ReminderRows(round.jdbc);
    pauses = new ReminderPauses(round.jdbc, round.clock);
    Incoming incoming =
        new Incoming(mails, () -> mailboxes, round.reports, round.units, Round.ZONE);
    templates = templates();
    style = new HouseStyle(templates, office);
    usable = new UsableAddresses(new AddressHealth(round.jdbc, office, round.clock));
    ReminderWords words = new ReminderWords(templates, style, round.forms);
    BlankForms blanks = new BlankForms(settings);
    unitForms = new UnitForms(blanks, words);
    hours = new ReminderHours(settings, round.statuses, incoming, pauses, round.clock, Round.ZONE);
    ReminderLetters texts =
        new ReminderLetters(templates, style, words, blanks, rows, letters, round.statuses);
    transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    reminders =
        new Reminders(
            round.campaigns,
            round.statuses,
            incoming,
            letters,
            usable,
            rows,
            pauses,
            texts,
            settings,
            transaction,
            round.clock,
            Round.ZONE);
    stillOwed =
        new StillOwed(
            rows,
            round.campaigns,
            round.statuses,
            round.units,
            pauses,
            incoming,
            settings,
            round.clock,
            Round.ZONE);
    telephone =
        new TelephoneList(
            round.jdbc,
            round.campaigns,
            round.statuses,
            incoming,
            usable,
            rows,
            round.clock,
            Round.ZONE);
    escalations =
        new Escalations(
            round.campaigns,
            round.statuses,
            telephone,
            letters,
            templates,
            style,
            words,
            settings,
            office,
            transaction,
            round.clock,
            Round.ZONE);
  }

  static RemindersSettings settings(int perDay, int catchUp) {
    return new RemindersSettings(
        true,
        LocalTime.of(8, 0),
        LocalTime.of(17, 0),
        perDay,
        30,
        catchUp,
        Duration.ofSeconds(90),
        List.of("thuongtruc@lienket.example"),
        Path.of("config/forms"));
  }

  static MailboxState unreadMailbox() {
    return new MailboxState(
        "baocao", Optional.empty(), Optional.empty(), Optional.empty(), "", false, 0);
  }

  static Unit withoutAddress(String code) {
    Unit unit = Round.unit(code);
    return new Unit(
        unit.code(),
        unit.name(),
        unit.aliases(),
        unit.kind(),
        List.of(),
        unit.contact(),
        unit.phone(),
        unit.cluster(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Templates templates() {
    try {
      return new Templates(Path.of("config/letters/vi"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves the clock to that hour of Hanoi and asks for what is due. */
  int at(String day, String hour) {
    round.clock.moveTo(day + "T" + hour + ":00+07:00");
    return reminders.queueDue(LocalDate.parse(day));
  }

  /** Lets the post send whatever is still needed; the subjects of what went, in their order. */
  public List<String> post() {
    List<String> sent = new ArrayList<>();
    for (Letter letter : queued()) {
      Optional<String> needless = stillOwed.needless(letter);
      String status = needless.isPresent() ? "WITHHELD" : "SENT";
      round
          .jdbc
          .sql("update letter set status = :status, cause = :cause, sent_at = :at where id = :id")
          .param("status", status)
          .param("cause", needless.orElse(null))
          .param(
              "at",
              needless.isPresent()
                  ? null
                  : OffsetDateTime.ofInstant(round.clock.instant(), Round.ZONE))
          .param("id", letter.id().value())
          .update();
      if (needless.isEmpty()) {
        sent.add(letter.unit().orElse("") + ": " + letter.subject());
      }
    }
    return sent;
  }

  public List<Letter> queued() {
    List<Letter> queued =
        new ArrayList<>(letters.page(Optional.of(LetterStatus.QUEUED), Optional.empty(), 0, 1000));
    java.util.Collections.reverse(queued);
    return queued;
  }

  /** The letter that was written last. */
  Letter newest() {
    return letters.page(Optional.empty(), Optional.empty(), 0, 1).get(0);
  }

  /** A mail of that sender, come on 10 June just before half past eight. */
  void mail(String from, String status, String disposition, String why) {
    mail(from, status, disposition, why, "");
  }

  void mail(String from, String status, String disposition, String why, String args) {
    int number = round.jdbc.sql("select count(*) from mail").query(Integer.class).single() + 1;
    round
        .jdbc
        .sql(
            """
            insert into mail (mailbox, folder, uidvalidity, uid, received_at, stored_at, register_year, register_number, sha256, bytes,
                              fingerprint, oversize, too_old, sender, subject, status, next_attempt_at, kind, disposition, why_code, why_args)
            values ('m', 'INBOX', 1, :n, :at, :at, 2022, :n, :hash, 1, :hash, false, false, :from, 'BC', :status, :at,
                    :kind, :disposition, :why, :args)
            """)
        .param("n", number)
        .param("at", OffsetDateTime.parse("2022-06-10T01:29:59Z"))
        .param("hash", "%064d".formatted(number))
        .param("from", from)
        .param("status", status)
        .param("kind", why.isEmpty() ? null : why.startsWith("unit") ? "REPORT" : "OTHER")
        .param("disposition", disposition.isEmpty() ? null : disposition)
        .param("why", why.isEmpty() ? null : why)
        .param("args", args.isEmpty() ? null : args)
        .update();
  }
}
