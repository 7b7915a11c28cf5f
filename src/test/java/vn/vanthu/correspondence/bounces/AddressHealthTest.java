package vn.vanthu.correspondence.bounces;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.correspondence.bounces.WritingOffice.OFFICE;
import static vn.vanthu.correspondence.bounces.WritingOffice.UNION;
import static vn.vanthu.correspondence.bounces.WritingOffice.dsn;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.post.LetterRefused;

/** When an address counts as unusable, and what makes it usable again. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AddressHealthTest {
  @Parameter TestDatabase database;
  @TempDir Path data;

  private WritingOffice office;

  @BeforeEach
  void open() {
    office = new WritingOffice(database.migrated(), data);
  }

  @Test
  void two_hard_bounces_on_different_days_make_an_address_unusable_until_a_mail_comes_from_it() {
    Letter first = office.sent("1");
    office.hear(dsn(first, "failed", "5.1.1", "550 5.1.1 User unknown"));
    Letter sameDay = office.sent("2");
    office.hear(dsn(sameDay, "failed", "5.1.1", "550 5.1.1 User unknown"));
    assertThat(office.status(first)).isEqualTo(LetterStatus.BOUNCED);
    assertThat(office.health.isUnusable(UNION)).isFalse();

    office.clock.forward(Duration.ofDays(1));
    Letter nextDay = office.sent("3");
    office.hear(dsn(nextDay, "failed", "5.1.1", "550 5.1.1 User unknown"));

    assertThat(office.health.isUnusable("MN+x@truong.example")).isTrue();
    assertThat(office.health.all()).hasSize(1);
    assertThat(office.bounces.needless(office.sent("4"))).contains("address-unusable");

    office.hear("From: " + UNION + "\nTo: " + OFFICE + "\nSubject: Chao\n\nChao LDLD\n");
    assertThat(office.health.isUnusable(UNION)).isFalse();
  }

  @Test
  void the_mark_expires_and_a_person_can_take_it_away() {
    office.twoHardBounces();
    office.health.restore(UNION, "lan", "đã gọi điện");
    assertThat(office.health.isUnusable(UNION)).isFalse();

    office.clock.forward(Duration.ofDays(1));
    office.twoHardBounces();
    assertThat(office.health.isUnusable(UNION)).isTrue();
    office.clock.forward(Duration.ofDays(200));
    assertThat(office.health.isUnusable(UNION)).isFalse();
  }

  @Test
  void a_complaint_stops_letters_at_once_and_mail_from_the_address_does_not_undo_it() {
    Letter letter = office.sent("1");
    office.hear(
        "From: fbl@provider.example\n"
            + "Subject: complaint\n"
            + "MIME-Version: 1.0\n"
            + "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n"
            + "--b\n"
            + "Content-Type: text/plain\n\n"
            + "x\n"
            + "--b\n"
            + "Content-Type: message/feedback-report\n\n"
            + "Feedback-Type: abuse\n"
            + "Version: 1\n\n"
            + "--b\n"
            + "Content-Type: message/rfc822\n\n"
            + "Message-ID: "
            + letter.messageId()
            + "\nSubject: Nhac\n\nx\n--b--\n");
    assertThat(office.health.isUnusable(UNION)).isTrue();

    office.clock.forward(Duration.ofMinutes(1));
    office.hear("From: " + UNION + "\nSubject: Chao\n\nChao\n");

    assertThat(office.health.isUnusable(UNION)).isTrue();
  }

  @Test
  void an_address_that_the_server_refuses_at_once_counts_as_a_hard_bounce() {
    Letter letter = office.sent("1");
    office.bounces.on(new LetterRefused(letter, "550 5.1.1 <mn@truong.example>: User unknown"));
    office.clock.forward(Duration.ofDays(1));
    office.bounces.on(
        new LetterRefused(office.sent("2"), "550 5.1.1 <mn@truong.example>: User unknown"));

    assertThat(office.health.unusable(List.of(UNION, "khac@truong.example")))
        .containsExactly(UNION);
  }
}
