package vn.vanthu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.TestForms;
import vn.vanthu.extraction.ReadingLimits;
import vn.vanthu.extraction.WorkerTextExtractor;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.FormInterpreter;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Reading;
import vn.vanthu.mailbox.MimeReader;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.RegistryFile;

/** Several files, unions and periods in one mail, and a report that names no period. */
class ReportsInOneMailTest {
  private static final String TITLE = "BÁO CÁO\nKết quả tuyên truyền cải cách hành chính ";
  private static final String H1 = TITLE + "6 tháng đầu năm 2022\n";
  private static WorkerTextExtractor extractor;
  private static List<AskedPeriods.Asked> open = List.of();
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
            () -> Set.of("baocao@office.example"),
            Optional.empty(),
            (form, on) -> open);
  }

  @AfterAll
  static void close() {
    extractor.close();
  }

  @Test
  void the_word_file_is_read_and_its_signed_copy_settles_nothing_that_differs() {
    ReadMail read =
        read(
            "Em gửi báo cáo ạ",
            Map.of(
                "bc.pdf",
                head("TH KIM ĐÔNG") + H1 + "Tổ chức 05 hội nghị. Phát 120 tờ rơi.\n" + SIGNED,
                "bc.txt",
                head("TH KIM ĐÔNG") + H1 + "Tổ chức 05 hội nghị. Phát 100 tờ rơi."));
    ReadReport report = only(read);
    Reading reading = report.reading().orElseThrow();
    assertThat(reading.indicators().get("meetings").evidence().place().part()).isEqualTo("bc.txt");
    assertThat(reading.indicators()).doesNotContainKey("leaflets");
    assertThat(reading.signer()).contains("Bùi Văn Thắng");
    assertThat(report.doubts())
        .anyMatch(d -> d.code().equals("figures-disagree") && d.text().contains("120"))
        .anyMatch(d -> d.code().equals("twin-document") && d.text().equals("bc.txt = bc.pdf"));
  }

  @Test
  void an_annex_brings_the_figures_that_the_report_leaves_out() {
    ReadMail read =
        read(
            "",
            Map.of(
                "bao-cao.txt",
                head("TH KIM ĐÔNG") + "Số: 07/BC-CĐ\n" + H1 + "Tổ chức 05 hội nghị.\n" + SIGNED,
                "phu-luc.csv",
                "PHỤ LỤC SỐ LIỆU CẢI CÁCH HÀNH CHÍNH 6 THÁNG ĐẦU NĂM 2022;\n"
                    + "Nội dung;Số lượng\nTờ rơi;120\nSáng kiến;2\nPano, áp phích;3\n"));
    Reading reading = only(read).reading().orElseThrow();
    assertThat(reading.indicators()).containsKeys("meetings", "leaflets", "initiatives");
    assertThat(reading.docNumber()).contains("07/BC-CĐ");
    assertThat(reading.signer()).contains("Bùi Văn Thắng");
  }

  @Test
  void each_union_whose_report_the_mail_brings_has_its_own() {
    ReadMail read =
        read(
            "Gửi giúp cả trường bạn",
            Map.of(
                "kd.txt", head("TH KIM ĐÔNG") + H1 + "Tổ chức 05 hội nghị.",
                "pl.txt", head("MN PHÙ LÃNG") + H1 + "Tổ chức 03 hội nghị."));
    assertThat(read.outcome().reports())
        .extracting(report -> report.sender().unit().orElseThrow().value())
        .containsExactlyInAnyOrder("TH02", "MN02");
    assertThat(read.outcome().reports())
        .extracting(r -> r.reading().orElseThrow().indicators().get("meetings").value())
        .containsExactlyInAnyOrder(5L, 3L);
  }

  @Test
  void two_periods_of_one_union_are_two_reports() {
    ReadMail read =
        read(
            "",
            Map.of(
                "q1.txt", head("TH KIM ĐÔNG") + TITLE + "quý I/2022\nTổ chức 02 hội nghị.",
                "q2.txt", head("TH KIM ĐÔNG") + TITLE + "Q.II/2022\nTổ chức 03 hội nghị."));
    assertThat(read.outcome().reports())
        .extracting(report -> report.period().orElseThrow().toString())
        .containsExactlyInAnyOrder("2022-Q1", "2022-Q2");
  }

  @Test
  void the_only_open_round_is_the_last_hint_to_a_period_and_said_so() {
    open = List.of(new AskedPeriods.Asked(Period.parse("2022-H1"), "Báo cáo 6 tháng"));
    String text = head("TH KIM ĐÔNG") + TITLE + "\nTổ chức 05 hội nghị. Phát 120 tờ rơi.";
    ReadReport hinted = only(read("", Map.of("bc.txt", text)));
    assertThat(hinted.period()).contains(Period.parse("2022-H1"));
    assertThat(hinted.doubts())
        .anyMatch(d -> d.code().equals("period-of-campaign") && d.text().equals("Báo cáo 6 tháng"))
        .noneMatch(d -> d.severity() == Doubt.Severity.REVIEW);
    open =
        List.of(
            new AskedPeriods.Asked(Period.parse("2022-H1"), "6 tháng"),
            new AskedPeriods.Asked(Period.parse("2022-Q2"), "quý II"));
    assertThat(only(read("", Map.of("bc.txt", text))).period()).isEmpty();
    open = List.of();
  }

  @Test
  void an_empty_text_is_no_file_that_could_not_be_read() {
    ReadMail read =
        read(" \u00A0 ", Map.of("bc.txt", head("TH KIM ĐÔNG") + H1 + "Tổ chức 05 hội nghị."));
    assertThat(read.findings()).isEmpty();
  }

  private static final String SIGNED = "TM. BAN CHẤP HÀNH\nCHỦ TỊCH\nBùi Văn Thắng\n";

  private static String head(String unit) {
    return "LIÊN ĐOÀN LAO ĐỘNG HUYỆN\nCĐCS TRƯỜNG " + unit + "\n";
  }

  private static ReadReport only(ReadMail read) {
    assertThat(read.outcome().reports()).hasSize(1);
    return read.outcome().reports().get(0);
  }

  private static ReadMail read(String text, Map<String, String> files) {
    StringBuilder raw =
        new StringBuilder(
            "From: x@gmail.example\r\nTo: baocao@office.example\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\nSubject: BC\r\n\r\n"
                + "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + text
                + "\r\n");
    new LinkedHashMap<>(files)
        .forEach(
            (name, content) ->
                raw.append("--b\r\nContent-Type: application/octet-stream; name=\"")
                    .append(name)
                    .append("\"\r\nContent-Disposition: attachment; filename=\"")
                    .append(name)
                    .append("\"\r\n\r\n")
                    .append(content)
                    .append("\r\n"));
    raw.append("--b--\r\n");
    return reader.read(
        MimeReader.read(raw.toString().getBytes(StandardCharsets.UTF_8)),
        LocalDate.of(2022, 6, 16));
  }
}
