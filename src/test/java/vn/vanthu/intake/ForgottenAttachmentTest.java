package vn.vanthu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.TestForms;
import vn.vanthu.extraction.ReadingLimits;
import vn.vanthu.extraction.WorkerTextExtractor;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.FormInterpreter;
import vn.vanthu.mailbox.MimeReader;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.RegistryFile;

class ForgottenAttachmentTest {
  private static WorkerTextExtractor extractor;
  private static MailReader reader;

  @BeforeAll
  static void open() throws Exception {
    extractor = new WorkerTextExtractor(ReadingLimits.defaults(), 1);
    Registry registry =
        new Registry(RegistryFile.read(Path.of("src/main/resources/demo/registry.csv")));
    reader =
        new MailReader(
            new Screen(),
            new MailContents(extractor),
            new FormInterpreter(TestForms.shipped()),
            new Senders(() -> registry),
            Set.of("baocao@office.example"));
  }

  @AfterAll
  static void close() {
    extractor.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kính gửi LĐLĐ huyện, em xin gửi báo cáo CCHC quý II năm 2022 trong file đính kèm ạ.",
        "Đơn vị gửi kèm báo cáo cải cách hành chính 6 tháng đầu năm 2022. Trân trọng."
      })
  void a_mail_that_brings_a_report_without_any_file_is_asked_for_it(String text) {
    assertThat(why(text)).isEqualTo("attachment-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Báo cáo CCHC quý II năm 2022 hạn gửi khi nào ạ?",
        "Đơn vị sẽ gửi báo cáo CCHC quý II năm 2022 vào ngày 20.",
        "Cảm ơn LĐLĐ huyện đã gửi mẫu báo cáo CCHC quý II năm 2022.",
        "Kính mời dự hội nghị, tài liệu gửi kèm."
      })
  void a_question_a_promise_or_thanks_are_not(String text) {
    assertThat(why(text)).isNotEqualTo("attachment-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Em gửi báo cáo CCHC quý II năm 2022: https://drive.google.com/file/d/1aBcD/view",
        "Báo cáo CCHC quý II/2022 của trường ở đây ạ https://1drv.ms/w/s!AbCd"
      })
  void a_report_behind_a_link_is_a_report_that_cannot_be_opened(String text) {
    ReadMail read = read(text);
    assertThat(read.acknowledgementOwed()).isTrue();
    assertThat(read.outcome().fate().whyCode()).isEqualTo("report-not-readable");
    assertThat(((Outcome.ForReview) read.outcome()).reports().get(0).doubts())
        .extracting(Doubt::code)
        .contains("link-instead-of-file");
  }

  private static String why(String text) {
    return read(text).outcome().fate().whyCode();
  }

  private static ReadMail read(String text) {
    String raw =
        "From: thkimdong@truong.example\r\n"
            + "To: baocao@office.example\r\n"
            + "MIME-Version: 1.0\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "Content-Transfer-Encoding: 8bit\r\n"
            + "Subject: CCHC\r\n\r\n"
            + text
            + "\r\n";
    return reader.read(
        MimeReader.read(raw.getBytes(StandardCharsets.UTF_8)), LocalDate.of(2022, 6, 16));
  }
}
