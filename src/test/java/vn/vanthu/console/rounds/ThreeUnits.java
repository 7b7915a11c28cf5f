package vn.vanthu.console.rounds;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.vanthu.campaigns.Campaigns;
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

/** A campaign of three units, two of which have reported, and the pages on which it is seen. */
final class ThreeUnits {
  static final String ROUND = "TEST-2022-Q2";

  private final MockMvc mvc;
  private final Units units;
  private final Campaigns campaigns;
  private final Reports reports;

  ThreeUnits(ApplicationContext service) {
    mvc = service.getBean(MockMvc.class);
    units = service.getBean(Units.class);
    campaigns = service.getBean(Campaigns.class);
    reports = service.getBean(Reports.class);
  }

  /** Puts the units as they were and, unless it is there, makes the campaign on its page. */
  void open() throws Exception {
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

  /** The campaign's page, with that query, as a clerk sees it. */
  ResultActions page(String query) throws Exception {
    return mvc.perform(get("/campaigns/" + ROUND + query).with(user("an").roles("CLERK")))
        .andExpect(status().isOk());
  }

  /** What comes of the page for a new campaign, filled in with these fields and their values. */
  ResultActions create(String... fields) throws Exception {
    return mvc.perform(clerk("/campaigns/new", fields));
  }

  /** Does that to units of the campaign. */
  ResultActions act(String act, String... fields) throws Exception {
    return mvc.perform(clerk("/campaigns/" + ROUND + "/units", fields).param("act", act))
        .andExpect(status().is3xxRedirection());
  }

  /** A page that a clerk sends, with these fields and their values. */
  static MockHttpServletRequestBuilder clerk(String path, String... fields) {
    MockHttpServletRequestBuilder request =
        post(path).with(csrf()).with(user("lan").roles("CLERK"));
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request;
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

  static Unit unit(String code, String name, String... emails) {
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
