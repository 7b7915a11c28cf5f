package vn.vanthu.console.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.vanthu.console.rounds.ThreeUnits.ROUND;
import static vn.vanthu.console.rounds.ThreeUnits.unit;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import vn.vanthu.campaigns.Waivers;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** What is done about the units of a campaign. */
@ConsoleTest
class CampaignUnitsTest {
  @Autowired MockMvc mvc;
  @Autowired Units units;
  @Autowired Waivers waivers;
  @Autowired Letters letters;
  @Autowired ApplicationContext service;

  private ThreeUnits round;

  @BeforeEach
  void a_campaign_of_three_units() throws Exception {
    round = new ThreeUnits(service);
    round.open();
  }

  @Test
  void units_are_found_without_accents_and_by_their_state() throws Exception {
    round
        .page("?words=dong yen")
        .andExpect(content().string(containsString("Công đoàn Trường Đông Yên")))
        .andExpect(content().string(not(containsString("Công đoàn Trường Ân Thi"))));
    round
        .page("?state=NOT_YET_DUE")
        .andExpect(content().string(containsString("Công đoàn Trường Đông Yên")))
        .andExpect(content().string(not(containsString("Công đoàn Trường Ân Thi"))));
  }

  @Test
  void a_unit_is_given_more_time_and_excused_with_a_reason_only() throws Exception {
    round.act("extend", "unit", "CT3", "to", "2022-07-10", "why-extend", "xin thêm thời gian");
    assertThat(waivers.of(ROUND, new UnitCode("CT3")).orElseThrow().extendedTo()).isPresent();

    round
        .act("exempt", "unit", "CT3", "why-exempt", "")
        .andExpect(flash().attribute("notice", Notice.error("rounds.refused", "Cần ghi lý do.")));
    assertThat(waivers.of(ROUND, new UnitCode("CT3")).orElseThrow().exempts()).isFalse();

    round.act("withdraw", "unit", "CT3");
    assertThat(waivers.of(ROUND, new UnitCode("CT3"))).isEmpty();
  }

  @Test
  void a_reminder_by_hand_goes_once_a_day_and_not_to_who_has_reported() throws Exception {
    round
        .act("remind", "unit", "CT1", "unit", "CT3")
        .andExpect(
            flash()
                .attribute(
                    "notice",
                    Notice.warning(
                        "rounds.reminded.none",
                        "1 đơn vị đã gửi, được miễn hoặc không phải gửi; 1 đơn vị chưa có địa chỉ"
                            + " thư dùng được")));
    units.put(List.of(unit("CT3", "Công đoàn Trường Đông Yên", "ct3@truong.example")));
    round.act("remind", "unit", "CT3");
    List<Letter> written = letters.ofUnit("CT3", 10);
    assertThat(written).hasSize(1);
    assertThat(written.get(0).subject()).contains("CCHC");

    round.act("remind", "unit", "CT3");
    assertThat(letters.ofUnit("CT3", 10)).hasSize(1);
    round.page("").andExpect(content().string(containsString("/letters/" + written.get(0).id())));
  }

  @Test
  void a_letter_to_superiors_that_is_not_there_cannot_be_approved() throws Exception {
    mvc.perform(
            post("/api/v1/escalations/999999/approve")
                .with(csrf())
                .with(user("lan").roles("CLERK")))
        .andExpect(status().isNotFound());
  }
}
