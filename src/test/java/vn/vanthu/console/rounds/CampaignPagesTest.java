package vn.vanthu.console.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Waivers;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.NewReport;
import vn.vanthu.reports.Reports;

@ConsoleTest
class CampaignPagesTest {
  private static final String ROUND = "TEST-2022-Q2";

  @Autowired MockMvc mvc;
  @Autowired Units units;
  @Autowired Campaigns campaigns;
  @Autowired Waivers waivers;
  @Autowired Reports reports;
  @Autowired Letters letters;

  @BeforeEach
  void a_campaign_of_three_units() throws Exception {
    units.put(
        List.of(
            unit("CT1", "Công đoàn Trường Ân Thi", "ct1@truong.example"),
            unit("CT2", "=HYPERLINK(\"http://x\")", "ct2@truong.example"),
            unit("CT3", "Công đoàn Trường Đông Yên")));
    if (campaigns.find(ROUND).isEmpty()) {
      create(
              "form",
              "cchc",
              "period",
              "2022-Q2",
              "due_date",
              "2022-06-30",
              "code",
              ROUND,
              "title",
              "Đợt thử",
              "who",
              "list",
              "units",
              "CT1\nCT2\nCT3")
          .andExpect(status().is3xxRedirection());
      report("CT1", "2022-Q1", 3);
      report("CT1", "2022-Q2", 1_200);
      report("CT2", "2022-Q2", 5);
    }
  }

  @Test
  void a_letter_to_superiors_that_is_not_there_cannot_be_approved() throws Exception {
    mvc.perform(
            post("/api/v1/escalations/999999/approve")
                .with(csrf())
                .with(user("lan").roles("CLERK")))
        .andExpect(status().isNotFound());
  }

  @Test
  void every_page_of_a_campaign_opens_for_a_viewer() throws Exception {
    for (String path :
        List.of(
            "/campaigns",
            "/campaigns/" + ROUND,
            "/campaigns/" + ROUND + "?state=NOT_YET_DUE&kind=SCHOOL&words=truong",
            "/campaigns/" + ROUND + "/progress",
            "/campaigns/" + ROUND + "/figures",
            "/campaigns/" + ROUND + "/telephone",
            "/campaigns/" + ROUND + "/edit",
            "/campaigns/new",
            "/campaigns/matrix?year=2022",
            "/campaigns/series",
            "/campaigns/series/new")) {
      mvc.perform(get(path).with(user("an").roles("VIEWER"))).andExpect(status().isOk());
    }
    mvc.perform(get("/campaigns/KHONG-CO").with(user("an").roles("VIEWER")))
        .andExpect(status().isNotFound());
  }

  @Test
  void units_are_found_without_accents_and_by_their_state() throws Exception {
    page("?words=dong yen")
        .andExpect(content().string(containsString("Công đoàn Trường Đông Yên")))
        .andExpect(content().string(not(containsString("Công đoàn Trường Ân Thi"))));
    page("?state=NOT_YET_DUE")
        .andExpect(content().string(containsString("Công đoàn Trường Đông Yên")))
        .andExpect(content().string(not(containsString("Công đoàn Trường Ân Thi"))));
  }

  @Test
  void what_is_wrong_with_a_new_campaign_stands_at_its_field() throws Exception {
    create(
            "form",
            "cchc",
            "period",
            "2022-Q2",
            "due_date",
            "2022-06-01",
            "code",
            "X",
            "who",
            "list",
            "units",
            "CT1 KHONG-CO")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Hạn gửi 01/06/2022 đã qua.")))
        .andExpect(content().string(containsString("Chưa có đơn vị KHONG-CO.")))
        .andExpect(content().string(containsString("Trùng với đợt báo cáo " + ROUND)));
    create("form", "cchc", "due_date", "", "who", "kinds")
        .andExpect(content().string(containsString("Chưa nhập.")));
    assertThat(campaigns.find("X")).isEmpty();
  }

  @Test
  void a_unit_is_given_more_time_and_excused_with_a_reason_only() throws Exception {
    act("extend", "unit", "CT3", "to", "2022-07-10", "why-extend", "xin thêm thời gian");
    assertThat(waivers.of(ROUND, new UnitCode("CT3")).orElseThrow().extendedTo()).isPresent();

    act("exempt", "unit", "CT3", "why-exempt", "")
        .andExpect(flash().attribute("notice", Notice.error("rounds.refused", "Cần ghi lý do.")));
    assertThat(waivers.of(ROUND, new UnitCode("CT3")).orElseThrow().exempts()).isFalse();

    act("withdraw", "unit", "CT3");
    assertThat(waivers.of(ROUND, new UnitCode("CT3"))).isEmpty();
  }

  @Test
  void a_reminder_by_hand_goes_once_a_day_and_not_to_who_has_reported() throws Exception {
    act("remind", "unit", "CT1", "unit", "CT3")
        .andExpect(
            flash()
                .attribute(
                    "notice",
                    Notice.warning(
                        "rounds.reminded.none",
                        "1 đơn vị đã gửi, được miễn hoặc không phải gửi; 1 đơn vị chưa có địa chỉ"
                            + " thư dùng được")));
    units.put(List.of(unit("CT3", "Công đoàn Trường Đông Yên", "ct3@truong.example")));
    act("remind", "unit", "CT3");
    List<Letter> written = letters.ofUnit("CT3", 10);
    assertThat(written).hasSize(1);
    assertThat(written.get(0).subject()).contains("CCHC");

    act("remind", "unit", "CT3");
    assertThat(letters.ofUnit("CT3", 10)).hasSize(1);
    page("").andExpect(content().string(containsString("/letters/" + written.get(0).id())));
  }

  @Test
  void exports_hold_every_unit_and_no_formula() throws Exception {
    String csv = text("/campaigns/" + ROUND + "/export.csv");
    assertThat(text("/campaigns/matrix.csv?kind=SCHOOL")).contains(ROUND).contains("Đã nhận");
    assertThat(csv).contains("\"'=HYPERLINK(\"\"http://x\"\")\"").contains("Đông Yên");
    try (XSSFWorkbook workbook = workbook("/campaigns/" + ROUND + "/figures.xlsx")) {
      Sheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getLastRowNum()).isEqualTo(4);
      for (int row = 0; row <= 4; row++) {
        sheet
            .getRow(row)
            .forEach(
                cell ->
                    assertThat(cell.getCellType())
                        .isNotEqualTo(org.apache.poi.ss.usermodel.CellType.FORMULA));
      }
    }
  }

  @Test
  void figures_stand_beside_the_period_before_with_their_sum_and_what_is_out_of_proportion()
      throws Exception {
    mvc.perform(get("/campaigns/" + ROUND + "/figures").with(user("an").roles("VIEWER")))
        .andExpect(content().string(containsString("1.205")))
        .andExpect(content().string(containsString("kỳ trước 3")))
        .andExpect(content().string(containsString("class=\"num odd\"")));
  }

  @Test
  void a_campaign_is_paused_closed_and_opened_again() throws Exception {
    mvc.perform(clerk("/campaigns/" + ROUND + "/pause", "why", "lễ"))
        .andExpect(status().is3xxRedirection());
    assertThat(campaigns.find(ROUND).orElseThrow().isPaused()).isTrue();
    mvc.perform(clerk("/campaigns/" + ROUND + "/resume")).andExpect(status().is3xxRedirection());
    mvc.perform(clerk("/campaigns/" + ROUND + "/close")).andExpect(status().is3xxRedirection());
    assertThat(campaigns.find(ROUND).orElseThrow().isClosed()).isTrue();
    page("").andExpect(content().string(containsString("Khi chốt")));
    mvc.perform(clerk("/campaigns/" + ROUND + "/reopen")).andExpect(status().is3xxRedirection());
    assertThat(campaigns.find(ROUND).orElseThrow().isClosed()).isFalse();
  }

  @Test
  void a_series_is_started_from_a_rule_in_plain_days() throws Exception {
    mvc.perform(
            clerk(
                "/campaigns/series/new",
                "code",
                "NAM",
                "form",
                "cchc",
                "period",
                "2023",
                "title",
                "Báo cáo năm {period}",
                "due_on",
                "15",
                "due_month",
                "0",
                "from_day",
                "1",
                "from_month",
                "0",
                "to_day",
                "31",
                "to_month",
                "0",
                "ahead_days",
                "30",
                "who",
                "all"))
        .andExpect(status().is3xxRedirection());
    mvc.perform(get("/campaigns/series").with(user("an").roles("VIEWER")))
        .andExpect(content().string(containsString("Hạn ngày 15 tháng cuối kỳ")));
    mvc.perform(get("/campaigns/series/NAM").with(user("an").roles("VIEWER")))
        .andExpect(status().isOk());
    mvc.perform(clerk("/campaigns/series/NAM/stop")).andExpect(status().is3xxRedirection());
  }

  private ResultActions page(String query) throws Exception {
    return mvc.perform(get("/campaigns/" + ROUND + query).with(user("an").roles("CLERK")))
        .andExpect(status().isOk());
  }

  private ResultActions create(String... fields) throws Exception {
    return mvc.perform(clerk("/campaigns/new", fields));
  }

  private ResultActions act(String act, String... fields) throws Exception {
    return mvc.perform(clerk("/campaigns/" + ROUND + "/units", fields).param("act", act))
        .andExpect(status().is3xxRedirection());
  }

  private static MockHttpServletRequestBuilder clerk(String path, String... fields) {
    MockHttpServletRequestBuilder request =
        post(path).with(csrf()).with(user("lan").roles("CLERK"));
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request;
  }

  private String text(String path) throws Exception {
    return new String(bytes(path), java.nio.charset.StandardCharsets.UTF_8);
  }

  private XSSFWorkbook workbook(String path) throws Exception {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes(path)));
  }

  private byte[] bytes(String path) throws Exception {
    return mvc.perform(get(path).with(user("an").roles("VIEWER")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }

  private void report(String unit, String period, long meetings) {
    Evidence evidence = new Evidence(new Place("bao-cao.docx", 1, "", 1), "đã họp");
    reports.file(
        new NewReport(
            "test:" + unit + period,
            Optional.of(new UnitCode(unit)),
            "test",
            "cchc",
            Optional.of(Period.parse(period)),
            false,
            true,
            Instant.parse("2022-06-10T02:00:00Z"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new TreeSet<>(),
            new TreeMap<>(Map.of("meetings", new StatedValue(meetings, 1, false, evidence))),
            Map.of()));
  }

  private static Unit unit(String code, String name, String... emails) {
    return new Unit(
        new UnitCode(code),
        name,
        List.of(),
        UnitKind.SCHOOL,
        List.of(emails),
        "Nguyễn Thị Hòa",
        "0912000111",
        "Cụm thử",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
