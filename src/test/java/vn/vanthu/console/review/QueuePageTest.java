package vn.vanthu.console.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import vn.vanthu.campaigns.Round;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.console.StaffSession;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.NewReport;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/** Several reports of the line are accepted together, each through the checks of a single one. */
@ConsoleTest
class QueuePageTest {
  @Autowired MockMvc mvc;
  @Autowired Reports reports;
  @Autowired Units units;

  @Test
  void the_chosen_are_accepted_but_one_that_has_changed_since_it_was_seen() throws Exception {
    ReportId one = waiting("QU1");
    ReportId two = waiting("QU2");
    ReportId changed = waiting("QU3");
    MockHttpSession session = StaffSession.ofAdministrator(mvc);
    mvc.perform(get("/review").session(session))
        .andExpect(content().string(containsString("value=\"" + seen(one) + "\"")))
        .andExpect(content().string(containsString("value=\"" + seen(two) + "\"")));

    mvc.perform(
            post("/review/accept")
                .param("report", seen(one), seen(two), changed.value() + ".99")
                .session(session)
                .with(csrf()))
        .andExpect(redirectedUrl("/review"));

    assertThat(stands(one)).isEqualTo(ReportStatus.ACCEPTED);
    assertThat(stands(two)).isEqualTo(ReportStatus.ACCEPTED);
    assertThat(stands(changed)).isEqualTo(ReportStatus.IN_REVIEW);
  }

  private ReportId waiting(String unit) {
    units.put(List.of(Round.unit(unit)));
    Evidence words = new Evidence(new Place(Place.MAIL_TEXT, 0, "", 0), "Số hội nghị: 6");
    NewReport report =
        Round.newReport(
            unit,
            Period.parse("2022-H1"),
            "2022-06-12T02:00:00Z",
            true,
            true,
            Map.of("meetings", new StatedValue(6, 0.6, false, words)));
    return reports.file(report).id();
  }

  private String seen(ReportId report) {
    return report.value() + "." + reports.find(report).orElseThrow().version();
  }

  private ReportStatus stands(ReportId report) {
    return reports.find(report).orElseThrow().status();
  }
}
