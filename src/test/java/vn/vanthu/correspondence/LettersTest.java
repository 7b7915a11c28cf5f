package vn.vanthu.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.TestDatabase;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.FileRawStore;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LettersTest {
  private static final Instant MORNING = Instant.parse("2022-06-10T01:00:00Z");

  @Parameter TestDatabase database;
  @TempDir Path data;

  private JdbcClient jdbc;

  @BeforeEach
  void open() {
    jdbc = JdbcClient.create(database.migrated());
  }

  @Test
  void a_letter_that_a_crash_took_from_the_database_is_the_same_when_it_is_written_again() {
    Letters letters = letters("all");
    NewLetter answer = answer("mail:1", "mn@truong.example", "<a@x>");
    LetterId lost = letters.write(answer).orElseThrow();
    String messageId = letters.find(lost).orElseThrow().messageId();
    jdbc.sql("delete from letter").update();

    LetterId again = letters.write(answer).orElseThrow();
    LetterId other = letters.write(answer("mail:2", "mn@truong.example", "<b@x>")).orElseThrow();

    assertThat(letters.find(again).orElseThrow().messageId()).isEqualTo(messageId);
    assertThat(letters.find(other).orElseThrow().messageId()).isNotEqualTo(messageId);
  }

  @Test
  void a_second_letter_of_the_same_purpose_and_cause_is_not_written() {
    Letters letters = letters("all");

    Optional<LetterId> first = letters.write(answer("mail:1", "mn@truong.example", "<a@x>"));
    Optional<LetterId> second = letters.write(answer("mail:1", "mn@truong.example", "<a@x>"));

    assertThat(first).isPresent();
    assertThat(second).isEmpty();
    assertThat(letters.count(Optional.empty(), Optional.empty())).isEqualTo(1);
  }

  @Test
  void a_written_letter_comes_back_as_it_was_with_its_files() throws Exception {
    Letters letters = letters("all");
    NewLetter written =
        answer("mail:1", "mn@truong.example", "<a@x>")
            .withUnit(Optional.of("MN-A"))
            .withAbout(List.of(Matter.awaited("cchc", Period.parse("2022-Q2"))))
            .withHtml("<p>x</p>")
            .withAttachments(
                List.of(
                    Attachment.file("mẫu.docx", Attachment.DOCX, new byte[] {1, 2}),
                    Attachment.picture("chart", "chart.png", "image/png", new byte[] {3})));

    LetterId id = letters.write(written).orElseThrow();
    Letter found = letters.find(id).orElseThrow();

    assertThat(found.status()).isEqualTo(LetterStatus.QUEUED);
    assertThat(found.purpose()).isEqualTo(Purpose.ACKNOWLEDGEMENT);
    assertThat(found.conversation().references()).containsExactly("<a@x>");
    assertThat(found.html()).contains("<p>x</p>");
    assertThat(found.token()).matches("[0-9a-f]{32}");
    assertThat(letters.byMessageIds(List.of(found.messageId()))).hasSize(1);
    assertThat(letters.about(id)).containsExactly(Matter.awaited("cchc", Period.parse("2022-Q2")));
    List<LetterFile> files = letters.files(id);
    assertThat(files).extracting(LetterFile::name).containsExactly("mẫu.docx", "chart.png");
    assertThat(files.get(1).contentId()).contains("chart");
    assertThat(Files.readAllBytes(letters.content(files.get(0)))).containsExactly(1, 2);
  }

  @Test
  void the_dry_run_withholds_and_lets_chosen_addresses_through() {
    assertThat(statusOf(letters("none"), "mn@truong.example")).isEqualTo(LetterStatus.WITHHELD);
    assertThat(statusOf(letters("only-to"), "other@mail.example")).isEqualTo(LetterStatus.WITHHELD);
    assertThat(statusOf(letters("only-to"), "th@truong.example")).isEqualTo(LetterStatus.QUEUED);
  }

  @Test
  void nobody_writes_to_the_office_itself() {
    assertThat(statusOf(letters("all"), "Baocao+x@office.example"))
        .isEqualTo(LetterStatus.WITHHELD);
    assertThat(statusOf(letters("all"), "cu@office.example")).isEqualTo(LetterStatus.WITHHELD);
  }

  @Test
  void a_conversation_ends_after_three_answers_in_a_day_however_the_address_is_spelt() {
    Letters letters = letters("all");
    for (int i = 1; i <= 3; i++) {
      letters.write(
          answer("mail:" + i, i == 2 ? "MN+x@Truong.example" : "mn@truong.example", "<a@x>"));
    }

    LetterId fourth = letters.write(answer("mail:4", "mn@truong.example", "<a@x>")).orElseThrow();
    LetterId reminder =
        letters.write(letter(Purpose.REMINDER, "r", "mn@truong.example", "<a@x>")).orElseThrow();

    assertThat(letters.find(fourth).orElseThrow().cause()).contains("ceiling-per-thread");
    assertThat(letters.find(reminder).orElseThrow().status()).isEqualTo(LetterStatus.QUEUED);
  }

  @Test
  void a_letter_that_waits_for_a_persons_word_goes_only_with_it() {
    Letters letters = letters("all");
    LetterId id =
        letters
            .write(
                letter(Purpose.ESCALATION, "c", "sep@office2.example", "t")
                    .withHeld("awaiting-approval"))
            .orElseThrow();
    assertThat(letters.find(id).orElseThrow().status()).isEqualTo(LetterStatus.WITHHELD);

    assertThat(letters.release(id, "lan", "đồng ý")).isTrue();

    assertThat(letters.find(id).orElseThrow().status()).isEqualTo(LetterStatus.QUEUED);
    assertThat(letters.release(id, "lan", "đồng ý")).isFalse();
    assertThat(letters.withhold(id, "report-arrived")).isTrue();
    assertThat(letters.find(id).orElseThrow().cause()).contains("report-arrived");
  }

  private LetterStatus statusOf(Letters letters, String to) {
    LetterId id = letters.write(answer("mail:" + to, to, "<" + to + ">")).orElseThrow();
    LetterStatus status = letters.find(id).orElseThrow().status();
    jdbc.sql("delete from letter").update();
    return status;
  }

  private Letters letters(String send) {
    Clock clock = Clock.fixed(MORNING, TestOffice.ZONE);
    Restraint restraint =
        new Restraint(jdbc, TestOffice.letters(send, ""), TestOffice.office(), clock);
    return new Letters(jdbc, restraint, new FileRawStore(data), TestOffice.office(), clock);
  }

  private static NewLetter answer(String cause, String to, String thread) {
    return letter(Purpose.ACKNOWLEDGEMENT, cause, to, thread);
  }

  private static NewLetter letter(Purpose purpose, String cause, String to, String thread) {
    Conversation conversation = new Conversation(thread, Optional.of(thread), List.of(thread));
    return NewLetter.of(purpose, cause, "unit/acknowledgement", to, conversation, "S", "B");
  }
}
