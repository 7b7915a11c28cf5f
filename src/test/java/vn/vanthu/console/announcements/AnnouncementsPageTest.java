package vn.vanthu.console.announcements;

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

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Round;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.UnitState;
import vn.vanthu.campaigns.Waivers;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.forms.Period;
import vn.vanthu.intake.ReplyIntents;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Act;
import vn.vanthu.reports.NewReport;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.ReportFilter;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.Reports;

/** What a union has announced, and the one step that follows from it. */
@ConsoleTest
class AnnouncementsPageTest {
  private static final Period Q3 = Period.parse("2027-Q3");

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired Units units;
  @Autowired Campaigns campaigns;
  @Autowired Statuses statuses;
  @Autowired Waivers waivers;
  @Autowired Reports reports;
  @Autowired ReportChanges changes;
  @Autowired ReplyIntents intents;
  @Autowired Letters letters;
  @Autowired UserDetailsService people;
  @Autowired ApplicationContext service;

  private Announcing announcing;

  @BeforeEach
  void open() {
    announcing = new Announcing(service);
    campaigns.put(List.of(Round.campaign("ANNOUNCED", Q3, "2027-09-15")));
  }

  @Test
  void a_unit_that_will_send_later_is_given_time_in_one_step() throws Exception {
    long id = announcing.announced("AN01", "PROMISE", "Ngày 20 đơn vị gửi ạ", "2027-09-20");

    mvc.perform(get("/announcements").with(user(people.loadUserByUsername("admin"))))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Ngày 20 đơn vị gửi ạ")))
        .andExpect(content().string(containsString("value=\"2027-09-20\"")));
    mvc.perform(get("/").with(user(people.loadUserByUsername("admin"))))
        .andExpect(content().string(containsString("đơn vị báo lại đang chờ bạn xử lý")));
    act(post("/announcements/" + id + "/extend").param("until", "2027-09-20"), "extended");

    assertThat(waivers.of("ANNOUNCED").get(new UnitCode("AN01")).extendedTo())
        .contains(LocalDate.of(2027, 9, 20));
    assertThat(waivers.of("ANNOUNCED").get(new UnitCode("AN01")).why())
        .isEqualTo("Ngày 20 đơn vị gửi ạ");
    assertThat(state("AN01")).isEqualTo(UnitState.EXTENDED);
    assertThat(announcing.fate(id)).isEqualTo("SET_ASIDE");
  }

  @Test
  void a_day_that_cannot_be_given_changes_nothing() throws Exception {
    long id = announcing.announced("AN02", "PROMISE", "Mai em nộp", "2027-09-01");

    act(post("/announcements/" + id + "/extend").param("until", "2027-09-01"), "not-extended");
    act(post("/announcements/" + id + "/extend"), "not-extended");

    assertThat(waivers.of("ANNOUNCED")).doesNotContainKey(new UnitCode("AN02"));
    assertThat(intents.find(id).orElseThrow().settledBy()).isEmpty();
  }

  @Test
  void nothing_to_report_becomes_noughts_with_the_units_words_once_a_person_says_so()
      throws Exception {
    long id =
        announcing.announced("AN03", "NOTHING_TO_REPORT", "Kỳ này đơn vị không phát sinh.", null);
    assertThat(reports.standing("cchc", Q3, new UnitCode("AN03"))).isEmpty();

    act(post("/announcements/" + id + "/nil"), "nil-recorded");

    Report report = reports.page(of("AN03"), 0, 10).get(0);
    assertThat(report.values().values())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            value -> {
              assertThat(value.value()).isZero();
              assertThat(value.evidence().text()).isEqualTo("Kỳ này đơn vị không phát sinh.");
            });
    assertThat(report.values())
        .as("it has people all the same")
        .doesNotContainKeys("workers_total", "members_total");
    assertThat(state("AN03")).isEqualTo(UnitState.RECEIVED);
    act(post("/announcements/" + id + "/nil"), "nil-not-recorded");
    assertThat(reports.page(of("AN03"), 0, 10)).hasSize(1);
  }

  @Test
  void a_unit_whose_word_is_recorded_hears_so_in_its_own_conversation() throws Exception {
    units.put(List.of(Round.unit("AN05")));
    LetterId reminder = announcing.reminded("AN05");
    announcing.replies(reminder, "an05@truong.example", "Kỳ này đơn vị không phát sinh ạ.");
    long id = announcing.awaitReply("AN05").id();
    assertThat(letters.ofUnit("AN05", 10)).as("a person must say so first").hasSize(1);

    act(post("/announcements/" + id + "/nil"), "nil-recorded");

    Letter told = letters.about(reports.page(of("AN05"), 0, 10).get(0).id()).get(0);
    assertThat(told.kind()).isEqualTo("unit/acknowledgement-nil");
    assertThat(told.to()).isEqualTo("an05@truong.example");
    assertThat(told.conversation().inReplyTo()).contains("<an05@nguoigui.example>");
    assertThat(told.body()).contains("\"Kỳ này đơn vị không phát sinh ạ\".", "quý III năm 2027");
    assertThat(letters.ofUnit("AN05", 10)).hasSize(2);
  }

  @Test
  void a_new_address_becomes_the_units_own_in_one_step() throws Exception {
    long id =
        announcing.announced("AN06", "NEW_CONTACT", "Từ nay gửi về moi@truong.example ạ", null);
    jdbc.sql("update reply_intent set detail = 'moi@truong.example 0912345678' where id = :id")
        .param("id", id)
        .update();

    mvc.perform(get("/announcements").with(user(people.loadUserByUsername("admin"))))
        .andExpect(content().string(containsString("Thêm địa chỉ moi@truong.example")));
    act(post("/announcements/" + id + "/address"), "address-taken");

    assertThat(units.find(new UnitCode("AN06")).orElseThrow().emails())
        .contains("an06@truong.example", "moi@truong.example");
    act(post("/announcements/" + id + "/address"), "settled-before");
  }

  @Test
  void where_the_letter_asked_for_two_periods_a_person_says_which_is_meant() throws Exception {
    Period h2 = Period.parse("2027-H2");
    Period mentioned = Period.parse("2027-M08");
    campaigns.put(
        List.of(
            Round.campaign("ANNOUNCED-H2", h2, "2027-12-15"),
            Round.campaign("ANNOUNCED-M08", mentioned, "2027-09-10")));
    units.put(List.of(Round.unit("AN08"), Round.unit("AN09")));
    announcing.replies(
        announcing.reminded("AN08", Q3, h2, mentioned),
        "an08@truong.example",
        "Đơn vị không phát sinh ạ.");
    announcing.replies(
        announcing.reminded("AN09", Q3, h2, mentioned),
        "an09@truong.example",
        "Ngày 20/12 đơn vị gửi ạ.");
    String nil = "/announcements/" + announcing.awaitReply("AN08").id() + "/nil";
    String later = "/announcements/" + announcing.awaitReply("AN09").id();

    mvc.perform(get("/announcements").with(user(people.loadUserByUsername("admin"))))
        .andExpect(content().string(containsString("<option value=\"ANNOUNCED-H2\"")));
    act(post(nil), "nil-not-recorded");
    act(post(nil).param("campaign", "ANNOUNCED-H2"), "nil-recorded");
    act(post(later + "/extend").param("until", "2027-12-20"), "extended");

    assertThat(reports.page(of("AN08"), 0, 10))
        .extracting(r -> r.period())
        .containsExactly(Optional.of(h2));
    assertThat(waivers.of("ANNOUNCED")).containsKey(new UnitCode("AN09"));
    assertThat(waivers.of("ANNOUNCED-H2")).containsKey(new UnitCode("AN09"));
    assertThat(waivers.of("ANNOUNCED-M08")).doesNotContainKey(new UnitCode("AN09"));
  }

  @Test
  void a_promise_settles_itself_once_every_report_that_it_may_mean_is_there() throws Exception {
    Period h2 = Period.parse("2027-H2");
    units.put(List.of(Round.unit("AN10")));
    announcing.replies(
        announcing.reminded("AN10", Q3, h2), "an10@truong.example", "Ngày 20/12 đơn vị gửi ạ.");
    long id = announcing.awaitReply("AN10").id();
    long other = announcing.announced("AN11", "PROMISE", "Ngày 20 đơn vị gửi ạ", "2027-09-20");

    announcing.comes("AN10", Q3);
    assertThat(intents.find(id).orElseThrow().settledBy()).as("one is still owed").isEmpty();
    assertThat(announcing.fate(id)).isEqualTo("FOR_REVIEW");
    announcing.comes("AN10", h2);

    assertThat(intents.find(id).orElseThrow().settlement()).contains("report-arrived");
    assertThat(announcing.fate(id)).isEqualTo("SET_ASIDE");
    assertThat(intents.find(other).orElseThrow().settledBy()).as("another's").isEmpty();
    announcing.comes("AN11", Q3);
    assertThat(intents.find(other).orElseThrow().settlement()).contains("report-arrived");
    assertThat(announcing.fate(other)).isEqualTo("SET_ASIDE");
  }

  @Test
  void a_promise_is_kept_too_once_a_person_says_for_which_period_a_report_is() throws Exception {
    long id = announcing.announced("AN12", "PROMISE", "Ngày 20 đơn vị gửi ạ", "2027-09-20");
    NewReport unclear =
        Round.newReport(
            "AN12", Period.parse("2027-Q2"), "2027-09-12T02:00:00Z", true, true, Map.of());
    ReportId report = reports.file(unclear).id();

    changes.assign(report, new UnitCode("AN12"), Q3, Act.by("lan", "review"));

    assertThat(intents.find(id).orElseThrow().settlement()).contains("report-arrived");
    assertThat(announcing.fate(id)).isEqualTo("SET_ASIDE");
  }

  @Test
  void the_message_says_in_words_what_it_announces_and_leads_to_the_decision() throws Exception {
    units.put(List.of(Round.unit("AN07")));
    announcing.replies(
        announcing.reminded("AN07"), "an07@truong.example", "Ngày 25/6 đơn vị gửi ạ.");
    ReplyIntents.Row row = announcing.awaitReply("AN07");

    mvc.perform(get("/register/" + row.mail()).with(user(people.loadUserByUsername("admin"))))
        .andExpect(content().string(containsString("/announcements#a" + row.id())))
        .andExpect(content().string(containsString("Ngày 25/6 đơn vị gửi ạ.")))
        .andExpect(content().string(not(containsString("FOR_REVIEW"))));
  }

  @Test
  void what_was_sent_already_is_searched_for_and_then_taken_off_the_list() throws Exception {
    long id = announcing.announced("AN04", "SENT_ALREADY", "Đã gửi hôm 10/9 rồi ạ", "2027-09-10");

    mvc.perform(get("/announcements").with(user(people.loadUserByUsername("admin"))))
        .andExpect(content().string(containsString("/register?sender=an04@truong.example")));
    mvc.perform(
            get("/register").param("sender", "an04@truong.example").with(user("an").roles("CLERK")))
        .andExpect(content().string(containsString("Thư của AN04")));
    act(post("/announcements/" + id + "/settle"), "settled");

    mvc.perform(get("/announcements").with(user(people.loadUserByUsername("admin"))))
        .andExpect(content().string(not(containsString("Đã gửi hôm 10/9 rồi ạ"))));
  }

  private void act(MockHttpServletRequestBuilder request, String said) throws Exception {
    mvc.perform(request.with(csrf()).with(user("an").roles("CLERK")))
        .andExpect(status().is3xxRedirection())
        .andExpect(
            flash()
                .attribute(
                    "notice",
                    Matchers.<Notice>hasToString(containsString("announcements." + said))));
  }

  private UnitState state(String unit) {
    Campaign campaign = campaigns.find("ANNOUNCED").orElseThrow();
    return statuses
        .of(campaign, units.find(new UnitCode(unit)).orElseThrow())
        .orElseThrow()
        .state();
  }

  private static ReportFilter of(String unit) {
    return new ReportFilter(
        Optional.empty(), Optional.empty(), Optional.of(new UnitCode(unit)), Optional.empty());
  }
}
