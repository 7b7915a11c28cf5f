package vn.vanthu.console.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.console.StaffSession;
import vn.vanthu.correspondence.guidance.Guidance;
import vn.vanthu.correspondence.guidance.GuidanceDesk;
import vn.vanthu.correspondence.voices.Voice;
import vn.vanthu.correspondence.voices.VoiceDesk;
import vn.vanthu.correspondence.voices.VoiceFilter;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;

@ConsoleTest
class OutwardPagesTest {
  @Autowired MockMvc mvc;
  @Autowired Units units;
  @Autowired GuidanceDesk desk;
  @Autowired VoiceDesk voices;

  private RequestPostProcessor clerk;

  @BeforeEach
  void start() throws Exception {
    MockHttpSession session = StaffSession.ofAdministrator(mvc);
    clerk =
        request -> {
          request.setSession(session);
          return request;
        };
    units.put(List.of(unit("OUT1", "mot@truong.example"), unit("OUT2")));
  }

  @Test
  void a_document_is_drawn_up_looked_at_and_sent_from_its_pages() throws Exception {
    mvc.perform(page("hd.pdf").param("listed", "OUT1\nCĐCS OUT2"))
        .andExpect(redirectedUrlPattern("/guidance/*"));
    Guidance drafted = desk.all().get(0);
    assertThat(drafted.asks()).isFalse(); // the box was not ticked
    mvc.perform(get("/guidance/" + drafted.id()).with(clerk))
        .andExpect(content().string(containsString("CĐCS OUT1")));

    mvc.perform(post("/guidance/" + drafted.id() + "/send").with(clerk).with(csrf()))
        .andExpect(redirectedUrlPattern("/guidance/*"));

    mvc.perform(get("/guidance/" + drafted.id()).with(clerk)).andExpect(status().isOk());
    mvc.perform(get("/guidance").with(clerk))
        .andExpect(content().string(containsString("Văn bản thử")));
    byte[] sheet =
        mvc.perform(get("/guidance/" + drafted.id() + "/telephone.xlsx").with(clerk))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(sheet))) {
      assertThat(book.getSheetAt(0).getRow(2).getCell(0).getStringCellValue()).isEqualTo("OUT2");
    }
    mvc.perform(
            post("/guidance/" + drafted.id() + "/units/OUT2/confirmed")
                .param("note", "đồng chí Hòa")
                .with(clerk)
                .with(csrf()))
        .andExpect(redirectedUrlPattern("/guidance/*"));
    mvc.perform(get("/guidance/" + drafted.id()).with(clerk))
        .andExpect(content().string(containsString("đồng chí Hòa")));
  }

  @Test
  void the_units_of_a_document_stand_in_the_order_of_their_names() throws Exception {
    units.put(List.of(unit("OUT10")));
    mvc.perform(page("hd.pdf").param("listed", "OUT1\nOUT10\nOUT2"))
        .andExpect(redirectedUrlPattern("/guidance/*"));
    String path = "/guidance/" + desk.all().get(0).id();
    mvc.perform(post(path + "/send").with(clerk).with(csrf())).andExpect(redirectedUrl(path));

    mvc.perform(get(path).with(clerk))
        .andExpect(content().string(stringContainsInOrder("CĐCS OUT1", "CĐCS OUT2", "CĐCS OUT10")));
  }

  @Test
  void what_is_wrong_with_it_is_said_on_the_same_page() throws Exception {
    mvc.perform(page("hd.exe").param("listed", "OUT1\nKHONG-CO").param("opens", "true"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("KHONG-CO")))
        .andExpect(content().string(containsString("hd.exe")));
  }

  @Test
  void a_voice_is_written_down_sorted_passed_on_answered_and_exported() throws Exception {
    mvc.perform(
            post("/voices")
                .param("unit", "OUT1")
                .param("kind", "PROPOSAL")
                .param("words", "=Đề nghị mở lớp tập huấn")
                .with(clerk)
                .with(csrf()))
        .andExpect(redirectedUrlPattern("/voices/*"));
    Voice voice = voices.page(VoiceFilter.ALL, 0, 1).get(0);
    String path = "/voices/" + voice.id();
    mvc.perform(
            post(path + "/sort")
                .param("kind", "OPINION")
                .param("addressee", "SUPERIOR")
                .with(clerk)
                .with(csrf()))
        .andExpect(redirectedUrlPattern("/voices/*"));
    mvc.perform(
            post(path + "/answer")
                .param("to", "mot@truong.example")
                .param("subject", "Trả lời")
                .param("body", "Đã có kế hoạch.")
                .with(clerk)
                .with(csrf()))
        .andExpect(redirectedUrlPattern("/voices/*"));

    mvc.perform(get(path).with(clerk))
        .andExpect(content().string(containsString("Đã có kế hoạch.")));
    mvc.perform(get("/voices").param("addressee", "SUPERIOR").with(clerk))
        .andExpect(content().string(containsString("Đề nghị mở lớp")));
    mvc.perform(get("/voices/export.csv").with(clerk))
        .andExpect(content().string(containsString("\"'=Đề nghị mở lớp")));
    mvc.perform(get("/voices/export.xlsx").with(clerk)).andExpect(status().isOk());
  }

  @Test
  void trends_and_the_citys_indices_are_shown_and_a_wrong_index_is_refused() throws Exception {
    mvc.perform(index("88,54", "Bộ Nội vụ")).andExpect(redirectedUrl("/trends/indices"));
    mvc.perform(index("nhiều", "Bộ Nội vụ")).andExpect(redirectedUrl("/trends/indices"));

    mvc.perform(get("/trends/indices").with(clerk))
        .andExpect(content().string(containsString("88,54")));
    mvc.perform(get("/trends").with(clerk)).andExpect(status().isOk());
    mvc.perform(get("/trends").param("unit", "OUT1").param("kind", "YEAR").with(clerk))
        .andExpect(status().isOk());
    mvc.perform(get("/trends/chart.png").param("unit", "OUT2").param("kind", "YEAR").with(clerk))
        .andExpect(status().isNotFound());
  }

  private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder index(
      String points, String source) {
    return post("/trends/indices")
        .param("year", "2021")
        .param("name", "PAR_INDEX")
        .param("points", points)
        .param("source", source)
        .with(clerk)
        .with(csrf());
  }

  private MockMultipartHttpServletRequestBuilder page(String file) {
    MockMultipartHttpServletRequestBuilder page = multipart("/guidance/new");
    page.file(new MockMultipartFile("files", file, "application/pdf", new byte[] {1}))
        .param("token", UUID.randomUUID().toString())
        .param("title", "Văn bản thử")
        .param("docNumber", "")
        .param("docDate", "")
        .param("body", "Gửi đơn vị.")
        .param("reach", "list")
        .param("form", "cchc")
        .param("period", "")
        .param("due", "")
        .param("confirmBy", "")
        .with(clerk)
        .with(csrf());
    return page;
  }

  private static Unit unit(String code, String... addresses) {
    return new Unit(
        new UnitCode(code),
        "CĐCS " + code,
        List.of(),
        UnitKind.SCHOOL,
        List.of(addresses),
        "Nguyễn Thị Hòa",
        "0912 000 101",
        "Cụm 1",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
