package vn.vanthu.correspondence.voices;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import vn.vanthu.correspondence.TestOffice;
import vn.vanthu.correspondence.reminders.Desk;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Reading;
import vn.vanthu.intake.FiledReport;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.intake.OurLetter;
import vn.vanthu.intake.Outcome;
import vn.vanthu.intake.ReadReply;
import vn.vanthu.intake.ReadReport;
import vn.vanthu.intake.Screen;
import vn.vanthu.intake.Sender;
import vn.vanthu.intake.replies.Intent;
import vn.vanthu.intake.replies.Receipt;
import vn.vanthu.intake.replies.Reply;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.MimeReader;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Filed;
import vn.vanthu.reports.NewReport;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.ReportMoved;

/** A union that speaks up in its reports and replies, and the desk that hears it. */
final class SpeakingUnion {
  static final Period PERIOD = Period.parse("2022-Q2");
  static final UnitCode UNIT = new UnitCode("U1");

  final Desk office;
  final VoiceDesk desk;
  final ReportChanges changes;
  private final VoicesHeard heard;
  private int mails;

  SpeakingUnion(DataSource source, Path data) {
    office = new Desk(source, data, "2022-06-10T02:00:00Z");
    VoiceRows rows = new VoiceRows(office.round.jdbc);
    Sorting sorting = new Sorting(office.round.forms, TestOffice.office());
    desk = new VoiceDesk(rows, sorting, office.mails, office.letters, office.round.clock);
    heard = new VoicesHeard(rows, sorting, office.round.reports, office.round.clock);
    changes =
        new ReportChanges(
            office.round.jdbc,
            office.round.reports,
            office.round.forms,
            office.round.clock,
            moved -> heard.on((ReportMoved) moved));
  }

  /** What the reports that count say, in its own words. */
  List<String> said() {
    return desk.of("cchc", PERIOD).stream().map(Voice::words).toList();
  }

  /** A voice with these words in it. */
  Voice one(String words) {
    return desk.page(VoiceFilter.ALL, 0, 50).stream()
        .filter(voice -> voice.words().contains(words))
        .findFirst()
        .orElseThrow();
  }

  /** The union reports, with these narratives; {@code accepted} or waiting for a person. */
  FiledReport report(boolean accepted, Map<String, String> said) {
    Map<String, Narrative> narrative = new HashMap<>();
    Place place = new Place("bc.docx", 1, "", 0);
    said.forEach((key, text) -> narrative.put(key, new Narrative(text, new Evidence(place, text))));
    Instant at = office.round.clock.instant().plusSeconds(++mails);
    Filed filed =
        office.round.reports.file(
            new NewReport(
                "mail:" + mails,
                Optional.of(UNIT),
                "letterhead",
                "cchc",
                Optional.of(PERIOD),
                !accepted,
                false,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeSet<>(),
                Map.of(),
                narrative));
    Reading reading =
        new Reading(
            "cchc",
            1,
            Optional.of(PERIOD),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Map.of(),
            narrative,
            List.of());
    FiledReport report =
        new FiledReport(
            filed.id(),
            filed.status(),
            new ReadReport(
                new Sender(Optional.of(UNIT), "letterhead", List.of(), true),
                "cchc",
                Optional.of(PERIOD),
                Optional.of(reading),
                List.of()),
            Optional.empty());
    hear(List.of(report), Optional.empty());
    return report;
  }

  /** The union answers a letter of the office in these lines. */
  void reply(String... lines) {
    reply(List.of(), lines);
  }

  /** The same, where these things were announced in it. */
  void reply(List<Intent> intents, String... lines) {
    mails++;
    Reply reply =
        new Reply(Map.of(), 0, List.of(), intents, false, false, Receipt.CONFIRMED, List.of(lines));
    OurLetter letter =
        new OurLetter("letter:1", "", Optional.of(UNIT), List.of(), true, OurLetter.Tie.CERTAIN);
    hear(List.of(), Optional.of(new ReadReply(letter, Optional.empty(), reply)));
  }

  private void hear(List<FiledReport> reports, Optional<ReadReply> reply) {
    MimeMail mail =
        MimeReader.read(
            "From: u1@truong.example\r\nSubject: x\r\n\r\nx".getBytes(StandardCharsets.UTF_8));
    StoredMail row =
        new StoredMail(
            new MailId(mails),
            "box",
            "INBOX",
            1,
            mails,
            office.round.clock.instant(),
            office.round.clock.instant(),
            2022,
            mails,
            "0".repeat(64),
            10,
            false,
            false,
            Optional.empty(),
            MailStatus.RECEIVED,
            1,
            Optional.empty(),
            Optional.empty(),
            "x",
            "x",
            Optional.empty());
    heard.on(
        new MailFiled(
            row,
            mail,
            new Screen().of(mail, Set.of()),
            new Outcome.SetAside(MailKind.OTHER, new Outcome.Why("x", List.of())),
            reports,
            List.of(),
            List.of(),
            Optional.empty(),
            reply,
            false));
  }
}
