package vn.vanthu.correspondence.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.campaigns.Refused;
import vn.vanthu.campaigns.Round;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.guidance.UnitStanding.Answer;
import vn.vanthu.correspondence.reminders.Desk;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class GuidanceTest {
  @Parameter TestDatabase database;
  @TempDir Path data;

  private Desk office;
  private Deliveries deliveries;
  private Standings standings;
  private GuidanceDesk desk;
  private GuidancePost post;
  private StillAsked stillAsked;

  @BeforeEach
  void start() {
    office = new Desk(database.migrated(), data, "2022-06-10T02:00:00Z"); // a Friday, 09:00
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

  @Test
  void a_page_sent_twice_and_a_button_pressed_twice_send_each_unit_one_letter() {
    units(3);

    Guidance first = desk.draft(given("t1", Selection.everyone()), "lan");
    Guidance again = desk.draft(given("t1", Selection.everyone()), "lan");

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(desk.send(first.id(), "lan")).isTrue();
    assertThat(desk.send(first.id(), "lan")).isFalse();
    assertThat(post.queueDue()).isEqualTo(3);
    assertThat(post.queueDue()).isZero();
    assertThat(office.queued()).hasSize(3);
    Letter letter = office.queued().get(0);
    assertThat(letter.subject())
        .isEqualTo("[Văn bản 12/HD-LĐLĐ] Hướng dẫn tuyên truyền cải cách hành chính");
    assertThat(letter.body()).contains("Kính gửi: Ban Chấp hành CĐCS U0", "ghi \"Đã nhận\"");
    assertThat(office.letters.files(letter.id()))
        .extracting(f -> f.name())
        .containsExactly("hd.pdf");
  }

  @Test
  void no_more_is_written_than_the_ceilings_let_go_and_the_rest_follows() {
    units(130);
    Guidance guidance = sent(Selection.everyone());

    assertThat(post.queueDue()).isEqualTo(80); // of 100 a minute, a fifth is left to answers
    assertThat(post.queueDue()).isZero();
    office.post();
    office.round.clock.forward(java.time.Duration.ofSeconds(90));
    assertThat(post.queueDue()).isEqualTo(50);
    office.post();

    Coverage coverage = standings.coverage(guidance);
    assertThat(coverage.have()).isEqualTo(130);
    assertThat(coverage.share()).isEqualTo(1);
  }

  @Test
  void only_the_chosen_units_get_it_and_those_without_an_address_are_to_be_called() {
    List<Unit> all = new ArrayList<>(units(2));
    Unit silent = withAddresses(Round.unit("U9", "Cụm 2", UnitKind.HEALTH, "", ""));
    all.add(silent);
    all.add(Round.unit("U8", "Cụm 2", UnitKind.HEALTH, "", ""));
    office.round.units.put(all);

    Guidance guidance = sent(new Selection.OfClusters(Set.of("Cụm 2")));
    post.queueDue();
    office.post();

    assertThat(standings.of(guidance))
        .extracting(u -> u.code().value())
        .containsExactly("U8", "U9");
    assertThat(standings.toCall(guidance)).extracting(u -> u.code().value()).containsExactly("U9");
    assertThat(standings.coverage(guidance).share()).isEqualTo(0.5);
  }

  @Test
  void a_letter_that_came_back_puts_the_unit_on_the_list_until_its_address_is_put_right() {
    units(2);
    Guidance guidance = sent(Selection.everyone());
    post.queueDue();
    office.post();
    Letter letter = letterOf("U0");
    office.letters.markBounced(letter.id(), "5.1.1 no such user");

    assertThat(standings.toCall(guidance))
        .extracting(UnitStanding::cause)
        .containsExactly("5.1.1 no such user");
    assertThat(post.queueDue()).isZero();

    Unit moved = withAddresses(Round.unit("U0"), "moi@truong.example");
    office.round.units.put(List.of(moved));
    assertThat(post.queueDue()).isEqualTo(1);
    office.post();

    assertThat(standings.toCall(guidance)).isEmpty();
    assertThat(standings.coverage(guidance).have()).isEqualTo(2);
  }

  @Test
  void who_does_not_confirm_is_asked_again_in_working_hours_twice_and_then_to_be_called() {
    units(3);
    Guidance guidance = sent(Selection.everyone());
    post.queueDue();
    office.post();
    says("U1", true);
    office.pauses.pause(new UnitCode("U2"), Optional.empty(), "lan", "nghỉ");

    assertThat(at("2022-06-14T09:00")).isZero(); // two working days later
    assertThat(at("2022-06-15T07:00")).isZero(); // before hours
    assertThat(at("2022-06-15T09:00")).isEqualTo(1);
    assertThat(office.post())
        .containsExactly("U0: [Văn bản 12/HD-LĐLĐ] Đề nghị xác nhận đã nhận văn bản");
    assertThat(at("2022-06-15T10:00")).isZero();
    assertThat(at("2022-06-20T09:00")).isEqualTo(1);
    office.post();
    assertThat(at("2022-06-23T09:00")).isZero();

    assertThat(standings.toCall(guidance)).extracting(u -> u.code().value()).containsExactly("U0");
    assertThat(standings.coverage(guidance).count(Reached.CONFIRMED)).isEqualTo(1);
  }

  @Test
  void an_answer_stops_a_reminder_that_waits_and_a_call_confirms_too() {
    units(1);
    Guidance guidance = sent(Selection.everyone());
    post.queueDue();
    office.post();
    at("2022-06-15T09:00");
    Letter reminder = office.queued().get(0);
    assertThat(stillAsked.needless(reminder)).isEmpty();

    says("U0", false);

    assertThat(stillAsked.needless(reminder)).contains("confirmed");
    assertThat(standings.of(guidance).get(0).reached()).isEqualTo(Reached.REPLIED);
    desk.confirmed(guidance.id(), new UnitCode("U0"), "lan", "đồng chí Hòa đã nhận");
    assertThat(standings.of(guidance).get(0).reached()).isEqualTo(Reached.CONFIRMED);
  }

  @Test
  void what_is_not_followed_any_more_reminds_nobody_and_what_waits_stays_behind() {
    units(2);
    Guidance guidance = sent(Selection.everyone());
    post.queueDue();
    desk.close(guidance.id(), "lan");

    assertThat(stillAsked.needless(office.queued().get(0))).contains("guidance-closed");
    assertThat(at("2022-06-20T09:00")).isZero();
  }

  @Test
  void it_opens_a_round_of_reports_for_those_who_get_it() {
    units(2);
    NewGuidance plain = given("t", new Selection.OfKinds(Set.of(UnitKind.SCHOOL)));
    NewGuidance opening =
        new NewGuidance(
            plain.token(),
            plain.title(),
            plain.docNumber(),
            plain.docDate(),
            plain.body(),
            plain.units(),
            true,
            Optional.empty(),
            Optional.of(
                new Guidance.Opens(
                    "CCHC-2022-Q2", "cchc", Period.parse("2022-Q2"), LocalDate.of(2022, 6, 24))),
            plain.files());

    Guidance guidance = desk.draft(opening, "lan");
    desk.send(guidance.id(), "lan");
    post.queueDue();

    assertThat(office.round.campaigns.find("CCHC-2022-Q2").orElseThrow().units())
        .isEqualTo(new Selection.OfKinds(Set.of(UnitKind.SCHOOL)));
    Letter letter = office.queued().get(0);
    assertThat(letter.body()).contains("trước 17 giờ 00, thứ Sáu, ngày 24/6/2022");
    assertThat(office.letters.about(letter.id()))
        .extracting(m -> m.period().orElseThrow().toString())
        .containsExactly("2022-Q2");
    assertThat(office.letters.files(letter.id())).hasSize(2);
    assertThatThrownBy(() -> desk.draft(again(opening), "lan")).isInstanceOf(Refused.class);
  }

  @Test
  void what_lacks_a_file_a_subject_or_a_receiver_is_refused_with_every_reason() {
    units(1);
    NewGuidance empty =
        new NewGuidance(
            "t",
            "",
            Optional.empty(),
            Optional.empty(),
            "",
            new Selection.OfClusters(Set.of("Cụm 7")),
            false,
            Optional.empty(),
            Optional.empty(),
            List.of(Attachment.file("a.exe", "application/pdf", new byte[] {1})));

    assertThat(desk.faults(empty))
        .extracting(f -> f.code())
        .containsExactly(
            "guidance-title", "guidance-body", "guidance-file-kind", "guidance-nobody");
  }

  private int at(String hanoi) {
    office.round.clock.moveTo(hanoi + ":00+07:00");
    return post.queueDue();
  }

  private Guidance sent(Selection units) {
    Guidance guidance = desk.draft(given("t", units), "lan");
    desk.send(guidance.id(), "lan");
    return desk.find(guidance.id()).orElseThrow();
  }

  private void says(String unit, boolean confirms) {
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

  private Letter letterOf(String unit) {
    return office.letters.ofUnit(unit, 5).stream()
        .filter(letter -> letter.status() == LetterStatus.SENT)
        .findFirst()
        .orElseThrow();
  }

  private List<Unit> units(int count) {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      units.add(Round.unit("U" + i));
    }
    office.round.units.put(units);
    return units;
  }

  private static Unit withAddresses(Unit unit, String... addresses) {
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

  private static NewGuidance given(String token, Selection units) {
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

  private static NewGuidance again(NewGuidance given) {
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
