package vn.vanthu.correspondence.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.vanthu.TestDatabase;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.Restraint;
import vn.vanthu.correspondence.TestOffice;
import vn.vanthu.mailbox.FileRawStore;

class PostmanTest {
  private final GreenMail server =
      new GreenMail(new ServerSetup[] {ServerSetup.SMTP.dynamicPort()});

  @TempDir Path data;

  private Letters letters;
  private Postman postman;
  private Optional<String> needless = Optional.empty();

  @BeforeEach
  void open() {
    server.start();
    JdbcClient jdbc = JdbcClient.create(TestDatabase.H2.migrated());
    Clock clock = Clock.fixed(Instant.parse("2022-06-10T01:00:00Z"), TestOffice.ZONE);
    LettersSettings settings = TestOffice.letters("all", "bounces+{token}@office.example");
    Restraint restraint = new Restraint(jdbc, settings, TestOffice.office(), clock);
    letters = new Letters(jdbc, restraint, new FileRawStore(data), TestOffice.office(), clock);
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getSmtp().getPort());
    LetterMessages messages = new LetterMessages(letters, settings, TestOffice.office(), clock);
    postman =
        new Postman(
            new Outbox(jdbc, letters, clock),
            settings,
            restraint,
            List.of(letter -> needless),
            new SmtpConnection(sender, messages),
            event -> {});
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_letter_goes_out_as_text_and_html_with_pictures_and_files() throws Exception {
    LetterId id =
        letters
            .write(
                letter("Kính gửi: Ban Chấp hành <A & B>,\n\n  - Hội nghị: 05 cuộc\n")
                    .withAttachments(
                        List.of(
                            Attachment.picture("bieu-do", "chart.png", "image/png", new byte[] {7}),
                            Attachment.file("Mẫu báo cáo.docx", Attachment.DOCX, new byte[] {8}))))
            .orElseThrow();

    postman.sendQueued();

    MimeMessage sent = server.getReceivedMessages()[0];
    assertThat(letters.find(id).orElseThrow().status()).isEqualTo(LetterStatus.SENT);
    assertThat(sent.getMessageID()).isEqualTo(letters.find(id).orElseThrow().messageId());
    assertThat(sent.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(sent.getHeader("Return-Path", null))
        .contains("bounces+" + letters.find(id).orElseThrow().token() + "@office.example");
    MimeMultipart mixed = (MimeMultipart) sent.getContent();
    MimeMultipart text = (MimeMultipart) mixed.getBodyPart(0).getContent();
    assertThat(text.getBodyPart(0).getContent().toString()).contains("- Hội nghị: 05 cuộc");
    MimeMultipart related = (MimeMultipart) text.getBodyPart(1).getContent();
    assertThat(related.getBodyPart(0).getContent().toString())
        .contains("&lt;A &amp; B&gt;")
        .contains("<li>Hội nghị: 05 cuộc</li>");
    assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<bieu-do>");
    assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("Mẫu báo cáo.docx");
  }

  @Test
  void a_long_vietnamese_name_of_a_file_is_whole_by_the_standard_and_for_older_programs()
      throws Exception {
    String name =
        "Mẫu báo cáo CCHC 6 tháng đầu năm 2022 - CĐCS Công ty Cổ phần Gốm sứ Đất Việt.docx";
    letters.write(
        letter("x")
            .withAttachments(List.of(Attachment.file(name, Attachment.DOCX, new byte[] {8}))));

    postman.sendQueued();

    Part file = ((MimeMultipart) server.getReceivedMessages()[0].getContent()).getBodyPart(1);
    String disposition = file.getHeader("Content-Disposition")[0];
    String older = file.getHeader("Content-Type")[0].split("name=")[1].replaceAll("[\"\r\n]", "");
    assertThat(file.getFileName()).isEqualTo(name);
    assertThat(disposition).contains("filename*=UTF-8''M%E1%BA%ABu%20").doesNotContain("=?");
    assertThat(older.split(" ")).hasSizeGreaterThan(1).allMatch(w -> w.matches("=\\?.*\\?="));
    assertThat(MimeUtility.decodeText(older)).isEqualTo(name);
  }

  @Test
  void what_has_become_needless_is_withheld_at_the_instant_of_sending() {
    LetterId id = letters.write(letter("x")).orElseThrow();
    needless = Optional.of("report-arrived");

    postman.sendQueued();

    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(letters.find(id).orElseThrow().status()).isEqualTo(LetterStatus.WITHHELD);
    assertThat(letters.find(id).orElseThrow().cause()).contains("report-arrived");
  }

  @Test
  void a_letter_waits_for_its_time() {
    letters.write(letter("x").withNotBefore(Instant.parse("2022-06-10T07:00:00Z")));

    assertThat(postman.sendQueued()).isZero();
  }

  @Test
  void long_paragraphs_go_out_in_short_lines_that_flow_and_lists_stay_whole() {
    String item = "  - " + "chỉ tiêu rất dài ".repeat(8) + ": 05";
    String text = FlowedText.of("từ ".repeat(60).strip() + "\n" + item + "\n");

    assertThat(text.lines().toList()).last().isEqualTo(" " + item);
    assertThat(text.lines().filter(line -> line.startsWith("từ")))
        .hasSizeGreaterThan(2)
        .allMatch(line -> line.length() <= 77);
    assertThat(text.replace(" \n", " ")).contains("từ ".repeat(60).strip());
  }

  private static NewLetter letter(String body) {
    return NewLetter.of(
        Purpose.REMINDER,
        "c",
        "unit/reminder-first",
        "mn@truong.example",
        Conversation.starting("t"),
        "Nhắc",
        body);
  }
}
