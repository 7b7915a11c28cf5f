package vn.vanthu.correspondence.digests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.MovingClock;
import vn.vanthu.VanThu;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterFile;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.TestOffice;
import vn.vanthu.correspondence.reminders.Escalations;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.mailbox.Numbering;
import vn.vanthu.mailbox.Reconciliations;
import vn.vanthu.mailbox.Watermark;
import vn.vanthu.registry.RegistryFile;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.NewReport;
import vn.vanthu.reports.Reports;

@Tag("slow")
class DigestsTest {
  private static final MovingClock CLOCK =
      new MovingClock(Instant.parse("2022-06-13T00:00:00Z"), TestOffice.ZONE);

  @TempDir Path data;

  private ConfigurableApplicationContext service;
  private Digests digests;

  /** The service's clock, in the test's hands. */
  @Configuration(proxyBeanMethods = false)
  static class Time {
    @Bean
    MovingClock clock() {
      return CLOCK;
    }
  }

  @BeforeEach
  void start() throws Exception {
    CLOCK.moveTo("2022-06-13T00:00:00Z"); // a Monday, 07:00 in the office
    service =
        new SpringApplicationBuilder(VanThu.class, Time.class)
            .run(
                "--server.port=0",
                "--spring.main.allow-bean-definition-overriding=true",
                "--vanthu.data=" + data,
                "--spring.datasource.url=jdbc:h2:mem:digest"
                    + System.nanoTime()
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                "--vanthu.admin.password=a long enough password",
                "--vanthu.office.address=baocao@office.example",
                "--vanthu.letters.send=none",
                "--vanthu.digests.staff[0].address=lan@office2.example",
                "--vanthu.digests.staff[0].weekly=true");
    service
        .getBean(Units.class)
        .put(RegistryFile.read(Path.of("src/main/resources/demo/registry.csv")));
    service
        .getBean(Campaigns.class)
        .put(
            List.of(
                new Campaign(
                    "CCHC-2022-H1",
                    "cchc",
                    Period.parse("2022-H1"),
                    LocalDate.of(2022, 6, 15),
                    "CCHC",
                    Optional.empty(),
                    Optional.empty(),
                    Set.of())));
    digests = service.getBean(Digests.class);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_digest_tells_each_item_once_whether_it_is_late_repeated_or_missed() throws Exception {
    assertThat(digests.queueDue(today())).as("before its hour").isZero();
    file("TH02", "mail:1", "2022-06-13T00:10:00Z");
    CLOCK.moveTo("2022-06-13T00:40:00Z");
    assertThat(digests.queueDue(today())).as("daily and weekly").isEqualTo(2);
    assertThat(digests.queueDue(today())).isZero();

    file("MN02", "mail:2", "2022-06-13T03:00:00Z");
    CLOCK.moveTo("2022-06-15T05:00:00Z"); // Tuesday's run was missed, Wednesday's is late
    assertThat(digests.queueDue(today())).isEqualTo(1);
    CLOCK.moveTo("2022-06-16T00:40:00Z");
    assertThat(digests.queueDue(today())).as("a deadline has passed").isEqualTo(1);
    CLOCK.moveTo("2022-06-17T00:40:00Z");
    assertThat(digests.queueDue(today())).as("nothing has happened").isZero();

    List<Letter> daily = letters("DAILY");
    assertThat(daily).hasSize(3);
    assertThat(daily.get(2).body())
        .contains("Kim Đông – 6 tháng đầu năm 2022, lúc")
        .doesNotContain("Phù Lãng – 6 tháng đầu năm 2022, lúc");
    assertThat(daily.get(1).body())
        .contains("Mầm non Phù Lãng – 6 tháng đầu năm 2022, lúc")
        .doesNotContain("Kim Đông – 6 tháng đầu năm 2022, lúc");
    keepForTheEye(daily.get(0));
  }

  @Test
  void it_has_the_order_of_the_house_a_chart_and_a_table_of_all_units() throws Exception {
    file("TH02", "mail:1", "2022-06-20T00:10:00Z");
    CLOCK.moveTo("2022-06-20T00:40:00Z");
    digests.queueDue(today());

    Letter letter = letters("DAILY").get(0);
    assertThat(letter.subject()).startsWith("[Báo cáo hằng ngày] 20/6/2022: 1 báo cáo mới");
    assertThat(letter.body())
        .containsSubsequence(
            "ĐÃ NHẬN (1)", "QUÁ HẠN (", "TIẾN ĐỘ TỪNG ĐỢT (1)", "TÌNH TRẠNG HỘP THƯ")
        .contains("quá hạn 3 ngày làm việc")
        .contains("… và");
    assertThat(letter.html().orElseThrow())
        .contains("<img src=\"cid:tien-do\" alt=\"CCHC 6 tháng đầu năm 2022: 1/")
        .contains("<a href=\"http://localhost:8080/review/1\">");
    List<LetterFile> files = letters().files(letter.id());
    assertThat(ImageIO.read(letters().content(files.get(0)).toFile()).getWidth()).isEqualTo(720);
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(letters().content(files.get(1))))) {
      Sheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getRow(0).getCell(2).getStringCellValue()).isEqualTo("Đơn vị");
      assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
      assertThat(sheet.getLastRowNum()).isGreaterThan(30);
    }
    keepForTheEye(letter);
  }

  @Test
  void the_mornings_count_names_what_the_server_holds_and_is_not_kept() {
    Reconciliations counts = service.getBean(Reconciliations.class);
    Numbering inbox = new Numbering("congvan", "INBOX", 7, 0);
    Watermark mark = new Watermark(inbox, 1204, LocalDate.of(2022, 1, 4), 0);
    counts.keep(mark, new Reconciliations.Held(1201, 1199, 6, new long[0]), new long[] {88, 1203});
    file("TH02", "mail:1", "2022-06-20T00:10:00Z");
    CLOCK.moveTo("2022-06-20T00:40:00Z");
    digests.queueDue(today());

    assertThat(letters("DAILY").get(0).body().replaceAll("\\s+", " "))
        .contains(
            "Đối chiếu congvan / INBOX lúc 07 giờ 00 ngày 13/6/2022 (thư từ 4/1/2022): trên máy chủ"
                + " 1.203; đã lưu 1.201; đã có kết quả 1.199; đang chờ 2; đã lưu nhưng không còn"
                + " trên máy chủ 6; THIẾU 2 thư chưa lưu được, UID 88, 1203");

    counts.keep(mark, new Reconciliations.Held(1203, 1203, 6, new long[0]), new long[0]);
    file("MN02", "mail:2", "2022-06-21T00:10:00Z");
    CLOCK.moveTo("2022-06-21T00:40:00Z");
    digests.queueDue(today());
    assertThat(letters("DAILY").get(0).body()).contains("khớp, không thiếu thư nào");
  }

  @Test
  void a_letter_that_comes_back_days_later_is_the_news_of_that_day_alone() {
    LetterId letter =
        letters()
            .write(
                NewLetter.of(
                    Purpose.NOTICE,
                    "notice:1",
                    "unit/reminder-due",
                    "thkimdong@truong.example",
                    Conversation.starting("notice"),
                    "[CCHC quý II/2022] Hôm nay là hạn gửi báo cáo",
                    "…"))
            .orElseThrow();
    CLOCK.moveTo("2022-06-14T00:40:00Z");
    digests.queueDue(today());
    CLOCK.moveTo("2022-06-15T03:00:00Z");
    JdbcClient.create(service.getBean(DataSource.class))
        .sql("update letter set status = 'SENT' where id = :id")
        .param("id", letter.value())
        .update();
    letters().markBounced(letter, "550 5.1.1 no such user");

    CLOCK.moveTo("2022-06-16T00:40:00Z");
    assertThat(digests.queueDue(today())).isEqualTo(1);
    assertThat(letters("DAILY").get(0).body())
        .contains("THƯ KHÔNG GỬI ĐƯỢC (1)")
        .contains("thkimdong@truong.example");
    CLOCK.moveTo("2022-06-17T00:40:00Z");
    assertThat(digests.queueDue(today())).as("nothing has happened").isZero();
  }

  @Test
  void on_a_monday_without_news_the_weekly_digest_alone_says_what_still_waits() {
    CLOCK.moveTo("2022-06-14T01:00:00Z");
    letters()
        .write(
            NewLetter.of(
                    Purpose.ESCALATION,
                    "CCHC-2022-H1@1/x",
                    "upper/escalation",
                    "x@office2.example",
                    Conversation.starting("t"),
                    "Chờ",
                    "x")
                .withHeld(Escalations.AWAITING));
    CLOCK.moveTo("2022-06-16T00:40:00Z");
    assertThat(digests.queueDue(today())).as("the letter is news").isEqualTo(1);

    CLOCK.moveTo("2022-06-20T00:40:00Z");
    assertThat(digests.queueDue(today())).isEqualTo(1);
    assertThat(letters("WEEKLY").get(0).body()).contains("Thư chờ duyệt: Chờ");
  }

  @Test
  void a_report_of_no_known_period_is_said_to_be_so() {
    file("TH02", "mail:1", "2022-06-13T01:00:00Z", Optional.empty());
    CLOCK.moveTo("2022-06-14T00:40:00Z");
    digests.queueDue(today());

    assertThat(letters("DAILY").get(0).body()).contains("Kim Đông – chưa rõ kỳ báo cáo, lúc");
  }

  @Test
  void of_many_items_the_first_are_named_and_all_are_counted() {
    for (int i = 0; i < 25; i++) {
      file("TH%02d".formatted(i), "mail:" + i, "2022-06-13T01:%02d:00Z".formatted(i));
    }
    CLOCK.moveTo("2022-06-14T00:40:00Z");
    digests.queueDue(today());

    Letter digest = letters("DAILY").get(0);
    assertThat(digest.subject()).contains(": 25 báo cáo mới");
    assertThat(digest.body()).contains("ĐÃ NHẬN (25)").contains("… và 5 mục nữa");
  }

  /** Where somebody wants to look at it: -Dvanthu.look=folder. */
  private void keepForTheEye(Letter letter) throws IOException {
    String folder = System.getProperty("vanthu.look", "");
    if (!folder.isEmpty()) {
      String html = letter.html().orElseThrow();
      for (LetterFile file : letters().files(letter.id())) {
        Files.copy(
            letters().content(file),
            Path.of(folder, file.name()),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        html = html.replace("cid:tien-do", "tien-do.png");
      }
      Files.writeString(Path.of(folder, "digest.html"), html);
      Files.writeString(Path.of(folder, "digest.txt"), letter.subject() + "\n\n" + letter.body());
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(CLOCK.instant(), TestOffice.ZONE);
  }

  private Letters letters() {
    return service.getBean(Letters.class);
  }

  private List<Letter> letters(String kind) {
    return letters().page(Optional.empty(), Optional.of("staff/digest"), 0, 10).stream()
        .filter(letter -> letter.causeId().startsWith(kind))
        .toList();
  }

  private void file(String unit, String source, String at) {
    file(unit, source, at, Optional.of(Period.parse("2022-H1")));
  }

  private void file(String unit, String source, String at, Optional<Period> period) {
    CLOCK.moveTo(at);
    Place place = new Place("bao-cao.docx", 1, "", 3);
    StatedValue five = new StatedValue(5, 0.98, false, new Evidence(place, "Số hội nghị | 5"));
    service
        .getBean(Reports.class)
        .file(
            new NewReport(
                source,
                Optional.of(new UnitCode(unit)),
                "letterhead",
                "cchc",
                period,
                period.isEmpty(),
                false,
                CLOCK.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeSet<>(),
                Map.of("meetings", five),
                Map.of()));
  }
}
