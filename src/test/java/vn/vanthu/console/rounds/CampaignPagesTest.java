package vn.vanthu.console.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.vanthu.console.rounds.ThreeUnits.ROUND;
import static vn.vanthu.console.rounds.ThreeUnits.clerk;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.console.ConsoleTest;

/** A campaign and a series are made, seen, paused and closed. */
@ConsoleTest
class CampaignPagesTest {
  @Autowired MockMvc mvc;
  @Autowired Campaigns campaigns;
  @Autowired ApplicationContext service;

  private ThreeUnits round;

  @BeforeEach
  void a_campaign_of_three_units() throws Exception {
    round = new ThreeUnits(service);
    round.open();
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
  void what_is_wrong_with_a_new_campaign_stands_at_its_field() throws Exception {
    round
        .create(
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
    round
        .create("form", "cchc", "due_date", "", "who", "kinds")
        .andExpect(content().string(containsString("Chưa nhập.")));
    assertThat(campaigns.find("X")).isEmpty();
  }

  @Test
  void a_campaign_is_paused_closed_and_opened_again() throws Exception {
    mvc.perform(clerk("/campaigns/" + ROUND + "/pause", "why", "lễ"))
        .andExpect(status().is3xxRedirection());
    assertThat(campaigns.find(ROUND).orElseThrow().isPaused()).isTrue();
    mvc.perform(clerk("/campaigns/" + ROUND + "/resume")).andExpect(status().is3xxRedirection());
    mvc.perform(clerk("/campaigns/" + ROUND + "/close")).andExpect(status().is3xxRedirection());
    assertThat(campaigns.find(ROUND).orElseThrow().isClosed()).isTrue();
    round.page("").andExpect(content().string(containsString("Khi chốt")));
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
}
