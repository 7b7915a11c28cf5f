package vn.vanthu.console.wordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.console.StaffSession;
import vn.vanthu.forms.Forms;

@ConsoleTest
class FormsPagesTest {
  private static final String REPORT =
      """
      BÁO CÁO
      Kết quả tuyên truyền cải cách hành chính quý II năm 2022
      Trong quý, đơn vị đã tổ chức 07 hội nghị với 250 lượt người tham dự; phát 300 tờ rơi; treo 04 băng rôn.
      Tiếp nhận 12 ý kiến, đã trả lời 11 ý kiến.
      """;

  @Autowired MockMvc mvc;
  @Autowired Forms forms;
  @Autowired JdbcClient jdbc;

  private MockHttpSession session = new MockHttpSession();

  @BeforeEach
  void sign_in() throws Exception {
    session = StaffSession.ofAdministrator(mvc);
  }

  @Test
  void a_file_is_read_with_evidence_and_nothing_is_stored() throws Exception {
    long rows = rows();
    mvc.perform(tried("bao-cao.txt", REPORT.getBytes(StandardCharsets.UTF_8)))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("07 hội nghị"),
                        containsString("Quý II năm 2022"),
                        containsString("Chỉ là đọc thử"))));
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void a_whole_mail_can_be_tried() throws Exception {
    byte[] mail = Files.readAllBytes(Path.of("src/main/resources/demo/mail/26-body-text-only.eml"));
    mvc.perform(tried("26-body-text-only.eml", mail))
        .andExpect(content().string(containsString("54 lượt")));
  }

  @Test
  void bad_files_are_answered_in_clear_words() throws Exception {
    mvc.perform(tried("rong.docx", new byte[0]))
        .andExpect(content().string(containsString("Hãy chọn một tệp.")));
    mvc.perform(tried("hong.docx", new byte[] {'P', 'K', 3, 4, 1, 2, 3}))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Không nhận ra báo cáo nào")));
    mvc.perform(tried("hong.eml", new byte[] {0, 1, 2, 3}))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Không nhận ra báo cáo nào")));
  }

  @Test
  void a_further_form_is_added_and_a_wrong_one_refused_with_its_line() throws Exception {
    String form =
        """
        key: cay-xanh
        version: 3
        short_title: CX
        title: trồng cây xanh
        about: [trồng cây xanh]
        indicators:
          - key: trees
            label: Cây đã trồng
            unit: cây
            labels: [cây xanh]
        """;
    mvc.perform(
            post("/forms")
                .session(session)
                .with(csrf())
                .param("text", form.replace("unit:", "unti:")))
        .andExpect(content().string(allOf(containsString("Dòng 9:"), containsString("unti"))));
    assertThat(forms.find("cay-xanh")).isEmpty();

    mvc.perform(post("/forms").session(session).with(csrf()).param("text", form))
        .andExpect(redirectedUrl("/forms/cay-xanh"));
    assertThat(forms.find("CAY-XANH").orElseThrow().version()).isEqualTo(3);
    mvc.perform(get("/forms/cay-xanh").session(session))
        .andExpect(content().string(containsString("Cây đã trồng")));

    mvc.perform(
            post("/forms/cay-xanh/learn")
                .session(session)
                .with(csrf())
                .param("indicator", "trees")
                .param("text", "cây bóng mát")
                .param("seen", "3"))
        .andExpect(redirectedUrl("/forms/cay-xanh"));
    assertThat(forms.find("cay-xanh").orElseThrow().version()).isEqualTo(4);
    assertThat(forms.find("cay-xanh").orElseThrow().wording("trees").labels())
        .extracting(Object::toString)
        .contains("cây bóng mát");

    mvc.perform(
            post("/forms/cay-xanh/learn")
                .session(session)
                .with(csrf())
                .param("indicator", "trees")
                .param("text", "cây ăn quả")
                .param("seen", "3"))
        .andExpect(redirectedUrl("/forms/cay-xanh"));
    assertThat(forms.find("cay-xanh").orElseThrow().version())
        .as("somebody who had not seen version 4 changes nothing")
        .isEqualTo(4);

    mvc.perform(
            post("/forms/cay-xanh/back")
                .session(session)
                .with(csrf())
                .param("version", "3")
                .param("seen", "4"))
        .andExpect(redirectedUrl("/forms/cay-xanh"));
    assertThat(forms.find("cay-xanh").orElseThrow().wording("trees").labels())
        .extracting(Object::toString)
        .containsExactly("cây xanh");
  }

  @Test
  void what_learning_would_change_is_shown_and_odd_words_are_refused() throws Exception {
    mvc.perform(
            get("/forms/cchc/learn/preview")
                .session(session)
                .param("indicator", "meetings")
                .param("text", "buổi trà đàm"))
        .andExpect(content().string(containsString("không số liệu nào thay đổi")));
    for (Map.Entry<String, String> odd :
        Map.of("(", "cần từ 2 chữ cái", "hội nghị", "đã có", "họp (kín", "chưa khớp").entrySet()) {
      mvc.perform(
              get("/forms/cchc/learn/preview")
                  .session(session)
                  .param("indicator", "meetings")
                  .param("text", odd.getKey()))
          .andExpect(content().string(containsString(odd.getValue())));
    }
  }

  private org.springframework.test.web.servlet.RequestBuilder tried(String name, byte[] bytes) {
    return multipart("/forms/cchc/try")
        .file(new MockMultipartFile("file", name, "application/octet-stream", bytes))
        .param("day", "2022-06-16")
        .session(session)
        .with(csrf());
  }

  private long rows() {
    return jdbc.sql("select (select count(*) from mail) + (select count(*) from report)")
        .query(Long.class)
        .single();
  }
}
