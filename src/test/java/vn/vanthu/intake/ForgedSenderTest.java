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
  void where_its_name_is_not_set_there_is_no_verdict() {
    assertThat(mayAnswer(Set.of(), FAILED)).isTrue();
    assertThat(mayAnswer(Set.of(), "x.example; dmarc=pass")).isTrue();
  }

  @Test
  void what_stands_below_its_own_trace_came_with_the_mail() {
    String trace = "Received: from a.example by mx.office.example with ESMTP; Fri, 10 Jun 2022";
    String verdict = "Authentication-Results: " + FAILED;

    assertThat(mayAnswer(trace + "\r\n" + verdict)).isTrue();
    assertThat(mayAnswer(verdict + "\r\n" + trace)).isFalse();
    assertThat(mayAnswer("Received: by store.office.example\r\n" + verdict + "\r\n" + trace))
        .isFalse();
  }

  private static boolean mayAnswer(String headers) {
    return screened(Set.of("mx.office.example"), headers + "\r\n");
  }

  private static boolean mayAnswer(Set<String> authservIds, String... results) {
    StringBuilder mail = new StringBuilder();
    for (String result : results) {
      mail.append("Authentication-Results: ").append(result).append("\r\n");
    }
    return screened(authservIds, mail.toString());
  }

  private static boolean screened(Set<String> authservIds, String headers) {
    String mail = headers + "From: a@union.example\r\nSubject: x\r\n\r\ny\r\n";
    return new Screen(authservIds)
        .of(MimeReader.read(mail.getBytes(StandardCharsets.UTF_8)), Set.of())
        .mayAnswer();
  }
}
