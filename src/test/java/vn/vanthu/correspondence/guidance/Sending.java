package vn.vanthu.correspondence.guidance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.vanthu.campaigns.Round;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.guidance.UnitStanding.Answer;
import vn.vanthu.correspondence.reminders.Desk;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;

/** Documents sent out to unions: all they need, over one database and a clock that tests move. */
final class Sending {
  final Desk office;
  final Deliveries deliveries;
  final Standings standings;
  final GuidanceDesk desk;
  final GuidancePost post;
  final StillAsked stillAsked;

  Sending(DataSource source, Path data) {
    office = new Desk(source, data, "2022-06-10T02:00:00Z"); // a Friday, 09:00
    GuidanceRows rows = new GuidanceRows(office.round.jdbc);
    GuidanceSettings settings = new GuidanceSettings(2, 3, 20);
    deliveries = new Deliveries(office.round.jdbc);
    standings =
        new Standings(
            deliveries,
            office.round.units,
            office.usable,
            settings,
            office.round.clock,
            Round.ZONE);
    GuidanceLetters texts =
        new GuidanceLetters(
            office.templates,
            office.style,
            office.letters,
            office.round.campaigns,
            office.round.statuses,
            office.round.forms,
            office.unitForms);
    desk =
        new GuidanceDesk(
            rows,
            deliveries,
            texts,
            office.letters,
            office.round.desk,
            office.round.units,
            office.round.clock,
            Round.ZONE);
    post =
        new GuidancePost(
            rows,
            deliveries,
            standings,
            texts,
            office.letters,
            office.restraint,
            office.usable,
            office.hours,
            office.round.statuses,
            settings,
            office.transaction);
    stillAsked = new StillAsked(deliveries, rows, office.hours);
  }

  /** Asks for what is due at that hour of Hanoi; how many letters are queued. */
  int at(String hanoi) {
    office.round.clock.moveTo(hanoi + ":00+07:00");
    return post.queueDue();
  }

  /** A document that has been sent out to those units. */
  Guidance sent(Selection units) {
    Guidance guidance = desk.draft(given("t", units), "lan");
    desk.send(guidance.id(), "lan");
    return desk.find(guidance.id()).orElseThrow();
  }

  /** That unit answers the document that was sent out last. */
  void says(String unit, boolean confirms) {
    deliveries.answer(
        desk.all().get(0).id(),
        new UnitCode(unit),
        new Answer(
            confirms,
            Optional.of(new MailId(7)),
            unit + "@truong.example",
            "Đã nhận",
            office.round.clock.instant()));
  }

  /** The letter that has gone to that unit. */
  Letter letterOf(String unit) {
    return office.letters.ofUnit(unit, 5).stream()
        .filter(letter -> letter.status() == LetterStatus.SENT)
        .findFirst()
        .orElseThrow();
  }

  /** So many unions, U0 and on, each with an address. */
  List<Unit> units(int count) {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      units.add(Round.unit("U" + i));
    }
    office.round.units.put(units);
    return units;
  }

  static Unit withAddresses(Unit unit, String... addresses) {
    return new Unit(
        unit.code(),
        unit.name(),
        unit.aliases(),
        unit.kind(),
        List.of(addresses),
        unit.contact(),
        unit.phone(),
        unit.cluster(),
        unit.activeFrom(),
        unit.activeTo(),
        unit.parent());
  }

  /** A document with one file and a request to confirm, as a person fills the page in. */
  static NewGuidance given(String token, Selection units) {
    return new NewGuidance(
        token,
        "Hướng dẫn tuyên truyền cải cách hành chính",
        Optional.of("12/HD-LĐLĐ"),
        Optional.of(LocalDate.of(2022, 6, 9)),
        "LĐLĐ huyện gửi đơn vị hướng dẫn kèm theo.",
        units,
        true,
        Optional.empty(),
        Optional.empty(),
        List.of(
            Attachment.file("hd.pdf", "application/pdf", "%PDF".getBytes(StandardCharsets.UTF_8))));
  }

  /** The same from another page. */
  static NewGuidance again(NewGuidance given) {
    return new NewGuidance(
        given.token() + "2",
        given.title(),
        given.docNumber(),
        given.docDate(),
        given.body(),
        given.units(),
        given.asks(),
        given.confirmBy(),
        given.opens(),
        given.files());
  }
}
