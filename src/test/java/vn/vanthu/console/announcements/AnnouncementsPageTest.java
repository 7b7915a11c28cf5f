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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
import vn.vanthu.forms.Period;
import vn.vanthu.intake.ReplyIntents;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportFilter;
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
  @Autowired ReplyIntents intents;
  @Autowired UserDetailsService people;

  private int next;

  @BeforeEach
  void open() {
    next = jdbc.sql("select coalesce(max(id), 0) from mail").query(Integer.class).single() + 1;
    campaigns.put(List.of(Round.campaign("ANNOUNCED", Q3, "2027-09-15")));
  }

  @Test
  void a_unit_that_will_send_later_is_given_time_in_one_step() throws Exception {
    long id = announced("AN01", "PROMISE", "Ngày 20 đơn vị gửi ạ", "2027-09-20");

    mvc.perform(get("/announcements").with(user(people.loadUserByUsername("admin"))))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Ngày 20 đơn vị gửi ạ")))
        .andExpect(content().string(containsString("value=\"2027-09-20\"")));
    act(post("/announcements/" + id + "/extend").param("until", "2027-09-20"), "extended");

    assertThat(waivers.of("ANNOUNCED").get(new UnitCode("AN01")).extendedTo())
        .contains(LocalDate.of(2027, 9, 20));
    assertThat(waivers.of("ANNOUNCED").get(new UnitCode("AN01")).why())
        .isEqualTo("Ngày 20 đơn vị gửi ạ");
    assertThat(state("AN01")).isEqualTo(UnitState.EXTENDED);
    assertThat(fate(id)).isEqualTo("SET_ASIDE");
  }

  @Test
  void a_day_that_cannot_be_given_changes_nothing() throws Exception {
    long id = announced("AN02", "PROMISE", "Mai em nộp", "2027-09-01");

    act(post("/announcements/" + id + "/extend").param("until", "2027-09-01"), "not-extended");
    act(post("/announcements/" + id + "/extend"), "not-extended");

    assertThat(waivers.of("ANNOUNCED")).doesNotContainKey(new UnitCode("AN02"));
    assertThat(intents.find(id).orElseThrow().settledBy()).isEmpty();
  }

  @Test
  void nothing_to_report_becomes_noughts_with_the_units_words_once_a_person_says_so()
      throws Exception {
    long id = announced("AN03", "NOTHING_TO_REPORT", "Kỳ này đơn vị không phát sinh.", null);
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
    assertThat(state("AN03")).isEqualTo(UnitState.RECEIVED);
    act(post("/announcements/" + id + "/nil"), "nil-not-recorded");
    assertThat(reports.page(of("AN03"), 0, 10)).hasSize(1);
  }

  @Test
  void what_was_sent_already_is_searched_for_and_then_taken_off_the_list() throws Exception {
    long id = announced("AN04", "SENT_ALREADY", "Đã gửi hôm 10/9 rồi ạ", "2027-09-10");

    mvc.perform(get("/announcements").with(user("an").roles("CLERK")))
        .andExpect(content().string(containsString("/register?sender=an04@truong.example")));
    mvc.perform(
            get("/register").param("sender", "an04@truong.example").with(user("an").roles("CLERK")))
        .andExpect(content().string(containsString("Thư của AN04")));
    act(post("/announcements/" + id + "/settle"), "settled");

    mvc.perform(get("/announcements").with(user("an").roles("CLERK")))
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

  private String fate(long id) {
    return jdbc.sql("select disposition from mail where id = :mail")
        .param("mail", intents.find(id).orElseThrow().mail().value())
        .query(String.class)
        .single();
  }

  /** A reply of that unit, set aside for a person, and what it announces. */
  private long announced(String unit, String kind, String words, String day) {
    Unit of = Round.unit(unit);
    units.put(List.of(of));
    int number = next++;
    jdbc.sql(
            """
            insert into mail (id, mailbox, folder, uidvalidity, uid, received_at, stored_at, register_year, register_number, sha256, bytes,
                              fingerprint, oversize, too_old, sender, subject, status, next_attempt_at, kind, disposition, why_code)
            values (:n, 'announced', 'INBOX', 1, :n, :at, :at, 2027, :n, :hash, 1, :hash, false, false, :from, :subject, 'DONE', :at,
                    'OTHER', 'FOR_REVIEW', 'reply-promise')
            """)
        .param("n", number)
        .param("at", OffsetDateTime.parse("2027-09-10T02:00:00Z"))
        .param("hash", "%064d".formatted(number))
        .param("from", unit.toLowerCase(Locale.ROOT) + "@truong.example")
        .param("subject", "Thư của " + unit)
        .update();
    jdbc.sql(
            """
            insert into reply_intent (mail_id, position, letter, unit, form, period, kind, named_day, detail, words, found_at)
            values (:n, 0, 'letter:1', :unit, 'cchc', '2027-Q3', :kind, :day, '', :words, :at)
            """)
        .param("n", number)
        .param("unit", unit)
        .param("kind", kind)
        .param("day", day == null ? null : LocalDate.parse(day))
        .param("words", words)
        .param("at", OffsetDateTime.parse("2027-09-10T02:00:00Z"))
        .update();
    return intents.open(1).get(0).id();
  }
}
