package vn.vanthu.correspondence.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import vn.vanthu.forms.Period;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitKind;

/** A document is written, sent to those it is for, and opens a round of reports. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class GuidanceTest {
  @Parameter TestDatabase database;
  @TempDir Path data;

  private Sending sending;

  @BeforeEach
  void start() {
    sending = new Sending(database.migrated(), data);
  }

  @Test
  void a_page_sent_twice_and_a_button_pressed_twice_send_each_unit_one_letter() {
    sending.units(3);

    Guidance first = sending.desk.draft(Sending.given("t1", Selection.everyone()), "lan");
    Guidance again = sending.desk.draft(Sending.given("t1", Selection.everyone()), "lan");

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(sending.desk.send(first.id(), "lan")).isTrue();
    assertThat(sending.desk.send(first.id(), "lan")).isFalse();
    assertThat(sending.post.queueDue()).isEqualTo(3);
    assertThat(sending.post.queueDue()).isZero();
    assertThat(sending.office.queued()).hasSize(3);
    Letter letter = sending.office.queued().get(0);
    assertThat(letter.subject())
        .isEqualTo("[Văn bản 12/HD-LĐLĐ] Hướng dẫn tuyên truyền cải cách hành chính");
    assertThat(letter.body()).contains("Kính gửi: Ban Chấp hành CĐCS U0", "ghi \"Đã nhận\"");
    assertThat(sending.office.letters.files(letter.id()))
        .extracting(f -> f.name())
        .containsExactly("hd.pdf");
  }

  @Test
  void no_more_is_written_than_the_ceilings_let_go_and_the_rest_follows() {
    sending.units(130);
    Guidance guidance = sending.sent(Selection.everyone());

    assertThat(sending.post.queueDue())
        .isEqualTo(80); // of 100 a minute, a fifth is left to answers
    assertThat(sending.post.queueDue()).isZero();
    sending.office.post();
    sending.office.round.clock.forward(java.time.Duration.ofSeconds(90));
    assertThat(sending.post.queueDue()).isEqualTo(50);
    sending.office.post();

    Coverage coverage = sending.standings.coverage(guidance);
    assertThat(coverage.have()).isEqualTo(130);
    assertThat(coverage.share()).isEqualTo(1);
  }

  @Test
  void only_the_chosen_units_get_it_and_those_without_an_address_are_to_be_called() {
    List<Unit> all = new ArrayList<>(sending.units(2));
    Unit silent = Sending.withAddresses(Round.unit("U9", "Cụm 2", UnitKind.HEALTH, "", ""));
    all.add(silent);
    all.add(Round.unit("U8", "Cụm 2", UnitKind.HEALTH, "", ""));
    sending.office.round.units.put(all);

    Guidance guidance = sending.sent(new Selection.OfClusters(Set.of("Cụm 2")));
    sending.post.queueDue();
    sending.office.post();

    assertThat(sending.standings.of(guidance))
        .extracting(u -> u.code().value())
        .containsExactly("U8", "U9");
    assertThat(sending.standings.toCall(guidance))
        .extracting(u -> u.code().value())
        .containsExactly("U9");
    assertThat(sending.standings.coverage(guidance).share()).isEqualTo(0.5);
  }

  @Test
  void it_opens_a_round_of_reports_for_those_who_get_it() {
    sending.units(2);
    NewGuidance plain = Sending.given("t", new Selection.OfKinds(Set.of(UnitKind.SCHOOL)));
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

    Guidance guidance = sending.desk.draft(opening, "lan");
    sending.desk.send(guidance.id(), "lan");
    sending.post.queueDue();

    assertThat(sending.office.round.campaigns.find("CCHC-2022-Q2").orElseThrow().units())
        .isEqualTo(new Selection.OfKinds(Set.of(UnitKind.SCHOOL)));
    Letter letter = sending.office.queued().get(0);
    assertThat(letter.body()).contains("trước 17 giờ 00, thứ Sáu, ngày 24/6/2022");
    assertThat(sending.office.letters.about(letter.id()))
        .extracting(m -> m.period().orElseThrow().toString())
        .containsExactly("2022-Q2");
    assertThat(sending.office.letters.files(letter.id())).hasSize(2);
    assertThatThrownBy(() -> sending.desk.draft(Sending.again(opening), "lan"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void what_lacks_a_file_a_subject_or_a_receiver_is_refused_with_every_reason() {
    sending.units(1);
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

    assertThat(sending.desk.faults(empty))
        .extracting(f -> f.code())
        .containsExactly(
            "guidance-title", "guidance-body", "guidance-file-kind", "guidance-nobody");
  }
}
