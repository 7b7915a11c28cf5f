package vn.vanthu.console.upward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.console.StaffSession;
import vn.vanthu.console.access.Accounts;
import vn.vanthu.console.access.Role;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.OfficeWord;
import vn.vanthu.correspondence.OfficeWords;
import vn.vanthu.correspondence.upward.ConsolidatedReport;
import vn.vanthu.correspondence.upward.ConsolidatedReport.Status;
import vn.vanthu.correspondence.upward.ConsolidatedReports;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Narrative;
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
class ConsolidatedPageTest {
  private static final Place WHERE = new Place("bao-cao.docx", 1, "", 0);
  private static final String SENTENCE = "Đường truyền mạng của trường còn chậm";

  @Autowired MockMvc mvc;
  @Autowired Units units;
  @Autowired Campaigns campaigns;
  @Autowired Reports reports;
  @Autowired ConsolidatedReports consolidated;
  @Autowired Letters letters;
  @Autowired OfficeWords words;
  @Autowired Accounts accounts;
  @Autowired PasswordEncoder encoder;

  private MockHttpSession session;

  @BeforeEach
  void twoUnitsAndAClerk() throws Exception {
    if (accounts.find("lan.upward").isEmpty()) {
      accounts.open("lan.upward", encoder.encode("right-password"), Role.CLERK, "Lan", "", false);
    }
    session = StaffSession.of(mvc, "lan.upward");
    units.put(
        List.of(unit("UP-A", "CĐCS Trường Mầm non An Bình"), unit("UP-B", "CĐCS Công ty Bến Gỗ")));
  }

  @Test
  void a_round_without_a_report_or_with_none_but_in_review_is_refused_in_clear_words()
      throws Exception {
    String round = round("2019-Q1");
    mvc.perform(get(page(round)).session(session))
        .andExpect(content().string(containsString("Chưa có báo cáo nào của đợt này")))
        .andExpect(content().string(not(containsString("Lập dự thảo</button>"))));

    file("UP-A", "2019-Q1", true, 5);
    mvc.perform(get(page(round)).session(session))
        .andExpect(content().string(containsString("Mới có 1 báo cáo và tất cả còn chờ soát xét")));
    mvc.perform(act(page(round) + "/draft"));
    assertThat(consolidated.of(round)).isEmpty();
  }

  @Test
  void a_report_is_looked_over_drawn_up_approved_and_sent_and_kept_as_it_was() throws Exception {
    words.say(Map.of(OfficeWord.UPWARD_TO, "tonghop@city.example"), "lan");
    String round = round("2019-Q2");
    file("UP-A", "2019-Q2", false, 5);
    file("UP-B", "2019-Q2", false, 700_000);

    mvc.perform(get(page(round) + "/look").session(session))
        .andExpect(content().string(containsString("700.005")))
        .andExpect(content().string(containsString(SENTENCE)));
    mvc.perform(act(page(round) + "/draft"));
    ConsolidatedReport draft = last(round);
    assertThat(draft.reported()).isEqualTo(2);

    mvc.perform(
        act(page(round) + "/approve")
            .param("id", String.valueOf(draft.id()))
            .param("docx", "another"));
    assertThat(last(round).status()).isEqualTo(Status.DRAFT);
    mvc.perform(
        act(page(round) + "/approve")
            .param("id", String.valueOf(draft.id()))
            .param("docx", draft.files().docx()));
    assertThat(last(round).approved().orElseThrow().who()).isEqualTo("lan.upward");

    mvc.perform(get(page(round) + "/" + draft.id() + "/send").session(session))
        .andExpect(
            content()
                .string(allOf(containsString("tonghop@city.example"), containsString("Kính gửi"))));
    mvc.perform(
        act(page(round) + "/" + draft.id() + "/send")
            .param("number", "05/BC-LĐLĐ")
            .param("date", "2019-06-20"));
    assertThat(last(round).status()).isEqualTo(Status.SENT);
    assertThat(letters.page(Optional.empty(), Optional.of("upper/consolidated"), 0, 10))
        .anySatisfy(
            letter -> {
              assertThat(letter.to()).isEqualTo("tonghop@city.example");
              assertThat(letter.causeId()).startsWith("upward:" + draft.id() + "/");
            });

    mvc.perform(get(page(round)).session(session))
        .andExpect(content().string(containsString("Lập báo cáo bổ sung lần 1")));
  }

  @Test
  void a_sentence_that_a_person_leaves_out_is_in_no_draft_until_it_is_taken_in_again()
      throws Exception {
    String round = round("2019-Q3");
    long report = file("UP-A", "2019-Q3", false, 5);
    mvc.perform(act(page(round) + "/draft"));

    mvc.perform(sentence(round, "leave-out", report))
        .andExpect(content().string(containsString("Đã bỏ ra")))
        .andExpect(content().string(containsString("Hãy lập lại trước khi duyệt")));
    mvc.perform(act(page(round) + "/draft"));
    mvc.perform(get(page(round) + "/" + last(round).id() + "/files/json").session(session))
        .andExpect(header().string("Content-Disposition", containsString("attachment")))
        .andExpect(content().string(not(containsString(SENTENCE))));

    mvc.perform(sentence(round, "take-in", report));
    mvc.perform(act(page(round) + "/draft"));
    mvc.perform(get(page(round) + "/" + last(round).id() + "/files/json").session(session))
        .andExpect(content().string(containsString(SENTENCE)));
  }

  @Test
  void a_report_of_another_round_is_not_there() throws Exception {
    String round = round("2019-Q4");
    mvc.perform(get(page(round) + "/999999/send").session(session))
        .andExpect(status().isNotFound());
    mvc.perform(get(page("NO-SUCH")).session(session)).andExpect(status().isNotFound());
  }

  private MockHttpServletRequestBuilder sentence(String round, String what, long report) {
    return act(page(round) + "/" + what)
        .header("HX-Request", "true")
        .param("heading", "difficulties")
        .param("report", String.valueOf(report))
        .param("text", SENTENCE);
  }

  private ConsolidatedReport last(String round) {
    List<ConsolidatedReport> all = consolidated.of(round);
    return all.get(all.size() - 1);
  }

  private String round(String period) {
    String code = "UP-" + period;
    campaigns.put(
        List.of(
            new Campaign(
                code,
                "cchc",
                Period.parse(period),
                LocalDate.of(2022, 6, 15),
                "Đợt " + period,
                Optional.empty(),
                Optional.empty(),
                Set.of(new UnitCode("UP-A"), new UnitCode("UP-B")))));
    return code;
  }

  private long file(String unit, String period, boolean inReview, long meetings) {
    return reports
        .file(
            new NewReport(
                "test:" + unit + period,
                Optional.of(new UnitCode(unit)),
                "test",
                "cchc",
                Optional.of(Period.parse(period)),
                inReview,
                true,
                Instant.parse("2022-06-10T02:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeSet<>(),
                Map.of(
                    "meetings",
                    new StatedValue(
                        meetings, 1, false, new Evidence(WHERE, "số cuộc " + meetings))),
                Map.of(
                    "difficulties", new Narrative(SENTENCE + ".", new Evidence(WHERE, SENTENCE)))))
        .id()
        .value();
  }

  private static Unit unit(String code, String name) {
    return new Unit(
        new UnitCode(code),
        name,
        List.of(),
        UnitKind.SCHOOL,
        List.of(),
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String page(String round) {
    return "/campaigns/" + round + "/consolidated";
  }

  private MockHttpServletRequestBuilder act(String path) {
    return post(path).with(csrf()).session(session);
  }
}
