package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Flags;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vanthu.campaigns.CampaignDesk;
import vn.vanthu.correspondence.upward.ConsolidatedReport;
import vn.vanthu.correspondence.upward.UpwardDesk;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.RegistryFile;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportFilter;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/** Two offices, one above the other, that speak through a mail server alone. */
@Tag("slow")
class TwoOfficesTest {
  private static final String DISTRICT = "baocao@district.example";
  private static final String CITY = "tonghop@city.example";
  private static final Path DEMO = Path.of("src/main/resources/demo");
  private static final Duration MOST = Duration.ofSeconds(90);

  @TempDir Path data;

  private OfficeMailServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = new OfficeMailServer(DISTRICT, CITY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_city_reads_exactly_what_the_district_has_counted() throws Exception {
    deliver("01-docx-table-indicators.eml", "26-body-text-only.eml");
    ConfigurableApplicationContext district = district();
    Reports below = district.getBean(Reports.class);
    await().atMost(MOST).until(() -> below.count(accepted()) == 2);
    ConfigurableApplicationContext city = city();

    UpwardDesk desk = district.getBean(UpwardDesk.class);
    ConsolidatedReport approved = desk.approve(desk.draft("CCHC-2022-H1", "lan"), "hoa");
    desk.send(approved.id(), "05/BC-LĐLĐ", LocalDate.of(2022, 6, 17), "hoa");

    Reports above = city.getBean(Reports.class);
    await().atMost(MOST).until(() -> above.count(accepted()) == 1);
    Report read = above.page(accepted(), 0, 1).get(0);
    assertThat(read.unit()).contains(new UnitCode("GL"));
    assertThat(read.period()).map(Object::toString).contains("2022-H1");
    assertThat(figures(read)).isEqualTo(sums(below.page(accepted(), 0, 10)));
  }

  @Test
  void a_correction_after_sending_makes_a_supplement_and_the_first_is_kept() throws Exception {
    deliver("34-docx-first-version.eml");
    ConfigurableApplicationContext district = district();
    Reports below = district.getBean(Reports.class);
    await().atMost(MOST).until(() -> below.count(accepted()) == 1);
    UpwardDesk desk = district.getBean(UpwardDesk.class);
    ConsolidatedReport first = desk.approve(desk.draft("CCHC-2022-H1", "lan"), "hoa");
    first = desk.send(first.id(), "05/BC-LĐLĐ", LocalDate.of(2022, 6, 17), "hoa");

    deliver("35-docx-correction-replaces-34.eml");
    await().atMost(MOST).until(() -> below.count(superseded()) == 1);
    ConsolidatedReport supplement = desk.draft("CCHC-2022-H1", "lan");

    assertThat(supplement.number()).isEqualTo(1);
    assertThat(Files.readString(desk.figures(first))).contains("512");
    assertThat(Files.readString(desk.figures(supplement))).doesNotContain("512");
  }

  private ConfigurableApplicationContext district() throws Exception {
    ConfigurableApplicationContext service =
        start(DISTRICT, "Liên đoàn Lao động huyện Gia Lâm", "--vanthu.upward.to=" + CITY);
    service.getBean(Units.class).put(RegistryFile.read(DEMO.resolve("registry.csv")));
    service.getBean(CampaignDesk.class).takeFile(DEMO.resolve("campaigns.csv"), "test");
    return service;
  }

  private ConfigurableApplicationContext city() throws Exception {
    ConfigurableApplicationContext service = start(CITY, "Liên đoàn Lao động thành phố Hà Nội");
    Path registry = data.resolve("districts.csv");
    Files.writeString(
        registry,
        "code,name,aliases,kind,emails,contact,phone,cluster,active_from,active_to\n"
            + "GL,Liên đoàn Lao động huyện Gia Lâm,LĐLĐ huyện Gia Lâm,administration,"
            + DISTRICT
            + ",,,,,\n");
    service.getBean(Units.class).put(RegistryFile.read(registry));
    return service;
  }

  private ConfigurableApplicationContext start(String office, String name, String... more) {
    List<String> settings = new ArrayList<>(List.of(more));
    settings.addAll(
        List.of(
            "--vanthu.office.name=" + name,
            "--vanthu.workers=1",
            "--vanthu.today=2022-06-16",
            "--vanthu.letters.answer-within=10000d"));
    return server.serve(office, data.resolve(office), List.of(), settings.toArray(new String[0]));
  }

  private void deliver(String... samples) throws Exception {
    for (String sample : samples) {
      server.deliverSample(DISTRICT, sample, new Flags());
    }
  }

  private static ReportFilter accepted() {
    return with(ReportStatus.ACCEPTED);
  }

  private static ReportFilter superseded() {
    return with(ReportStatus.SUPERSEDED);
  }

  private static ReportFilter with(ReportStatus status) {
    return new ReportFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(status));
  }

  private static Map<String, Long> figures(Report report) {
    return report.values().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().value()));
  }

  private static Map<String, Long> sums(List<Report> reports) {
    return reports.stream()
        .flatMap(report -> report.values().entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, e -> value(e.getValue()), Long::sum));
  }

  private static long value(StatedValue value) {
    return value.value();
  }
}
