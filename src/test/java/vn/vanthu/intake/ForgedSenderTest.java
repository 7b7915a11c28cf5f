package vn.vanthu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.vanthu.mailbox.MimeReader;

/** Whose word counts on whether a sender is who he says he is. */
class ForgedSenderTest {
  private static final String FAILED = "mx.office.example; dkim=none; dmarc=fail (p=none)";

  @Test
  void the_offices_own_mail_server_says_that_the_sender_is_forged() {
    assertThat(mayAnswer(Set.of("MX.office.example"), FAILED)).isFalse();
    assertThat(mayAnswer(Set.of("mx.office.example"), "mx.office.example 1; dmarc=fail")).isFalse();
  }

  @Test
  void of_several_verdicts_of_it_the_worst_counts() {
    assertThat(mayAnswer(Set.of("mx.office.example"), "mx.office.example; dmarc=pass", FAILED))
        .isFalse();
  }

  @Test
  void another_servers_verdict_does_not_count_once_its_name_is_set() {
    assertThat(mayAnswer(Set.of("mx.office.example"), "relay.example; dmarc=fail")).isTrue();
    assertThat(mayAnswer(Set.of("mx.office.example"), "mx.office.example.evil; dmarc=fail"))
        .isTrue();
  }

  @Test
  void where_its_name_is_not_set_any_verdict_silences_and_none_makes_speak() {
    assertThat(mayAnswer(Set.of(), FAILED)).isFalse();
    assertThat(mayAnswer(Set.of(), "x.example; dmarc=pass")).isTrue();
  }

  private static boolean mayAnswer(Set<String> authservIds, String... results) {
    StringBuilder mail = new StringBuilder();
    for (String result : results) {
      mail.append("Authentication-Results: ").append(result).append("\r\n");
    }
    mail.append("From: a@union.example\r\nSubject: x\r\n\r\ny\r\n");
    return new Screen(authservIds)
        .of(MimeReader.read(mail.toString().getBytes(StandardCharsets.UTF_8)), Set.of())
        .mayAnswer();
  }
}
