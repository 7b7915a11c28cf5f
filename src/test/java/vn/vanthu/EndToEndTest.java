package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.MailboxState;
import vn.vanthu.mailbox.MailboxStates;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.RegistryFile;
import vn.vanthu.registry.Units;

/**
 * The whole service against a real mail server: a mail comes in, the report is recorded, the union
 * is answered.
 */
@Tag("slow")
class EndToEndTest {
  private static final String OFFICE = "baocao@office.example";
  private static final String OLD_ADDRESS = "vanphong@office.example";
  private static final MailFilter ALL = new MailFilter(Optional.empty(), Optional.empty());
  private static final MailFilter DONE =
      new MailFilter(Optional.empty(), Optional.of(MailStatus.DONE));

  @TempDir Path data;

  private OfficeMailServer server;
  private ConfigurableApplicationContext service;

  @BeforeEach
  void startServer() throws Exception {
    server = new OfficeMailServer(OFFICE, OLD_ADDRESS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_report_is_kept_recorded_and_answered_once_and_the_mailbox_stays_as_it_was()
      throws Exception {
    server.deliverSample(OFFICE, "01-docx-table-indicators.eml", new Flags(Flags.Flag.SEEN));
    server.deliverSample(OFFICE, "50-auto-reply-out-of-office-exchange.eml", new Flags());
    startService();

    awaitDone(2);
    MimeMessage answer = letterTo("thkimdong@truong.example");

    assertThat(answer.getHeader("In-Reply-To", null))
        .isEqualTo("<CAbZnyhu0n6o2qNGRgrBKu4Xw33Mn_KUqwxMRA7VBcxc9dW3Nw@mail.gmail.example>");
    assertThat(answer.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
    assertThat(answer.getSubject()).startsWith("Re: ").contains("[CCHC 6 tháng đầu năm 2022]");
    assertThat(answer.getMessageID()).endsWith(".vanthu@office.example>");
    assertThat(letters().count(Optional.empty(), Optional.empty())).isEqualTo(1);
    List<StoredMessage> left = server.inbox(OFFICE).getMessages();
    assertThat(left).hasSize(2);
    assertThat(left.get(0).getFlags().contains(Flags.Flag.SEEN)).isTrue();
    assertThat(left.get(1).getFlags().contains(Flags.Flag.SEEN)).isFalse();
    assertThat(Arrays.asList(left.get(1).getFlags().getUserFlags())).isEmpty();
  }

  @Test
  void a_restart_takes_nothing_twice_and_a_copy_is_answered_once() throws Exception {
    server.deliverSample(OFFICE, "01-docx-table-indicators.eml", new Flags());
    startService();
    awaitDone(1);
    letterTo("thkimdong@truong.example");
    service.close();
    server.deliverSample(OFFICE, "01-docx-table-indicators.eml", new Flags());
    server.deliverSample(OFFICE, "26-body-text-only.eml", new Flags());

    startService();
    letterTo("pkantam@gmail.example");

    awaitDone(3);
    assertThat(mails().count(ALL)).isEqualTo(3);
    assertThat(letters().count(Optional.empty(), Optional.empty())).isEqualTo(2);
  }

  @Test
  void taken_mail_is_marked_or_moved_only_where_an_office_has_asked_for_it() throws Exception {
    server.deliverSample(OFFICE, "26-body-text-only.eml", new Flags());
    startService("--vanthu.mailboxes[0].after-taking=keyword:VanThu");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Arrays.asList(server.inbox(OFFICE).getMessages().get(0).getFlags().getUserFlags())
                    .contains("VanThu"));
    service.close();

    server.deliverSample(OFFICE, "27-body-html-table.eml", new Flags());
    startService("--vanthu.mailboxes[0].after-taking=move:Da-nhan");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> server.inbox(OFFICE).getMessages().size() == 1);

    awaitDone(2);
    assertThat(server.inbox(OFFICE).getMessages().get(0).getFlags().contains(Flags.Flag.SEEN))
        .isFalse();
    assertThat(mails().count(ALL)).isEqualTo(2);
  }

  @Test
  void several_mailboxes_are_read_beside_each_other_and_one_that_refuses_stops_none()
      throws Exception {
    server.deliverSample(OFFICE, "01-docx-table-indicators.eml", new Flags());
    server.deliverSample(OLD_ADDRESS, "01-docx-table-indicators.eml", new Flags());
    server.deliverSample(OLD_ADDRESS, "26-body-text-only.eml", new Flags());
    startService(
        Stream.of(
                server.mailbox(1, "old", OLD_ADDRESS, OfficeMailServer.PASSWORD),
                server.mailbox(2, "shut", OLD_ADDRESS, "not the password"))
            .flatMap(Arrays::stream)
            .toArray(String[]::new));

    letterTo("thkimdong@truong.example");
    letterTo("pkantam@gmail.example");
    awaitDone(3);

    assertThat(mails().page(ALL, 0, 10))
        .extracting(StoredMail::mailbox)
        .containsExactlyInAnyOrder("test", "old", "old");
    assertThat(letters().count(Optional.empty(), Optional.empty())).isEqualTo(2);
    assertThat(service.getBean(MailboxStates.class).all())
        .filteredOn(state -> state.trouble().isPresent())
        .extracting(MailboxState::name)
        .containsExactly("shut");
  }

  private void startService(String... more) throws Exception {
    service = server.serve(OFFICE, data, List.of(), more);
    service
        .getBean(Units.class)
        .put(RegistryFile.read(Path.of("src/main/resources/demo/registry.csv")));
  }

  private void awaitDone(long mails) {
    await().atMost(Duration.ofSeconds(60)).until(() -> mails().count(DONE) >= mails);
  }

  private MimeMessage letterTo(String address) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Arrays.stream(server.received())
                    .filter(message -> addressed(message, address))
                    .findFirst()
                    .orElse(null),
            java.util.Objects::nonNull);
  }

  private static boolean addressed(MimeMessage message, String address) {
    try {
      return message.getRecipients(MimeMessage.RecipientType.TO) != null
          && message.getRecipients(MimeMessage.RecipientType.TO)[0].toString().contains(address)
          && message.getHeader("X-Vanthu-Loop") != null;
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Mails mails() {
    return service.getBean(Mails.class);
  }

  private Letters letters() {
    return service.getBean(Letters.class);
  }
}
