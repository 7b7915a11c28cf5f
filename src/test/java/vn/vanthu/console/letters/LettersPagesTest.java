package vn.vanthu.console.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.console.StaffSession;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;

@ConsoleTest
class LettersPagesTest {
  @Autowired MockMvc mvc;
  @Autowired Letters letters;
  @Autowired Audit audit;

  private MockHttpSession session = new MockHttpSession();

  @BeforeEach
  void sign_in() throws Exception {
    session = StaffSession.ofAdministrator(mvc);
  }

  @Test
  void letters_are_found_by_address_and_by_where_they_stand_with_the_reason() throws Exception {
    String address = "mn" + UUID.randomUUID() + "@truong.example";
    write(address, "Một thư chạy thử", "Kính gửi");

    mvc.perform(
            get("/letters")
                .param("words", address.toUpperCase(java.util.Locale.ROOT))
                .session(session))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Một thư chạy thử"),
                        containsString("Đang chạy thử, chưa gửi ra ngoài."))));
    mvc.perform(get("/letters").param("words", address).param("status", "SENT").session(session))
        .andExpect(content().string(not(containsString("Một thư chạy thử"))));
    mvc.perform(get("/letters").param("words", "khong co don vi nay").session(session))
        .andExpect(content().string(containsString("Không có thư nào khớp")));
  }

  @Test
  void a_letter_is_shown_as_its_receiver_sees_it_and_nothing_in_it_runs() throws Exception {
    LetterId id =
        write("a@truong.example", "Thư", "Kính gửi <script>alert(1)</script>\n\n  - một\n");

    mvc.perform(get("/letters/" + id + "/html").session(session))
        .andExpect(
            content().string(allOf(containsString("<li>một"), not(containsString("<script")))))
        .andExpect(
            result ->
                assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                    .startsWith("sandbox; default-src 'none'"));
  }

  @Test
  void a_held_letter_is_let_go_and_held_back_again_each_noted_with_who() throws Exception {
    LetterId id = write("b@truong.example", "Thư", "Kính gửi");
    assertThat(standing(id)).isEqualTo(LetterStatus.WITHHELD);

    act(id, "release");
    assertThat(standing(id)).isIn(LetterStatus.QUEUED, LetterStatus.WITHHELD);
    assertThat(audit.on("letter:" + id, 10)).extracting(a -> a.act()).contains("letter-released");
    mvc.perform(get("/letters/" + id).session(session))
        .andExpect(content().string(containsString("Cho gửi")));

    act(id, "again");
    assertThat(audit.on("letter:" + id, 10))
        .as("only what failed or came back is sent again")
        .extracting(a -> a.act())
        .doesNotContain("letter-sent-again");
  }

  @Test
  void a_text_is_changed_and_what_is_wrong_with_it_is_said_with_its_line() throws Exception {
    String path = "/letters/texts/unit/attachment-missing";
    String text = "Subject: Thiếu tệp\n\nKính gửi: {addressee},\n{nobody}\n";
    mvc.perform(
            post(path)
                .session(session)
                .with(csrf())
                .param("language", "vi")
                .param("seen", "0")
                .param("text", text))
        .andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("Dòng 4:"), containsString("{nobody}"))));
    mvc.perform(
            post(path)
                .session(session)
                .with(csrf())
                .param("language", "en")
                .param("seen", "0")
                .param("text", text.replace("{nobody}", "Xin gửi lại.")))
        .andExpect(redirectedUrl(path + "?language=en"));
    mvc.perform(get(path).param("language", "en").session(session))
        .andExpect(
            content().string(allOf(containsString("Xin gửi lại."), containsString("admin"))));
    mvc.perform(
            post(path + "/back")
                .session(session)
                .with(csrf())
                .param("language", "en")
                .param("version", "0")
                .param("seen", "1"))
        .andExpect(redirectedUrl(path + "?language=en"));
    mvc.perform(get(path).param("language", "en").session(session))
        .andExpect(content().string(containsString("attach the report")));
  }

  @Test
  void today_says_what_would_go_and_writes_nothing() throws Exception {
    long before = letters.count(java.util.Optional.empty(), java.util.Optional.empty());
    mvc.perform(get("/letters/today").session(session)).andExpect(status().isOk());
    mvc.perform(get("/letters/today").param("day", "9999-12-31").session(session))
        .andExpect(status().isOk());
    assertThat(letters.count(java.util.Optional.empty(), java.util.Optional.empty()))
        .isEqualTo(before);
  }

  private void act(LetterId id, String what) throws Exception {
    mvc.perform(post("/letters/" + id + "/" + what).session(session).with(csrf()))
        .andExpect(redirectedUrl("/letters/" + id));
  }

  private LetterStatus standing(LetterId id) {
    return letters.find(id).orElseThrow().status();
  }

  private LetterId write(String to, String subject, String body) {
    return letters
        .write(
            NewLetter.of(
                Purpose.NOTICE,
                "test:" + UUID.randomUUID(),
                "unit/question",
                to,
                Conversation.starting("test"),
                subject,
                body))
        .orElseThrow();
  }
}
