package vn.vanthu.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.vanthu.campaigns.calendar.CalendarDays;
import vn.vanthu.campaigns.calendar.DayKind;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.OfficeWord;

@ConsoleTest
class SettingsPageTest {
  @Autowired MockMvc mvc;
  @Autowired OfficeSettings office;
  @Autowired CalendarDays days;

  @Test
  void what_the_office_says_of_itself_counts_at_once_and_blank_is_the_files_again()
      throws Exception {
    String before = office.name();
    mvc.perform(act("/settings/office").param("name", "Công đoàn phường Mới"))
        .andExpect(redirectedUrl("/settings/office"));
    assertThat(office.name()).isEqualTo("Công đoàn phường Mới");
    mvc.perform(get("/settings/office").with(admin()))
        .andExpect(content().string(containsString("Công đoàn phường Mới")));

    mvc.perform(act("/settings/office").param("name", ""));
    assertThat(office.name()).isEqualTo(before);
  }

  @Test
  void a_wrong_address_of_the_level_above_saves_nothing() throws Exception {
    mvc.perform(
        act("/settings/office").param("phone", "024 9").param("upward-to", "a@b.example, không"));
    assertThat(office.said(OfficeWord.UPWARD_TO)).isEmpty();
    assertThat(office.said(OfficeWord.PHONE)).isEmpty();
    mvc.perform(act("/settings/office").param("escalate-to", "khong-phai-dia-chi"));
    assertThat(office.said(OfficeWord.ESCALATE_TO)).isEmpty();
  }

  @Test
  void a_mailbox_is_tried_and_what_is_wrong_is_said_in_words() throws Exception {
    GreenMail server = new GreenMail(ServerSetup.IMAP.dynamicPort());
    server.start();
    try {
      server.getUserManager().createUser("bc@office.example", "bc@office.example", "secret");
      int port = server.getImap().getPort();
      tried(port, "none", "secret", "INBOX", "Kết nối được", "INBOX: 0 thư", "mailboxes:");
      tried(port, "none", "wrong", "INBOX", "không nhận tên đăng nhập hoặc mật khẩu");
      tried(port, "none", "secret", "Không có", "không có thư mục Không có");
      tried(port, "starttls", "secret", "INBOX", "không có STARTTLS");
      tried(port, "tls", "secret", "INBOX", "không dùng TLS");
    } finally {
      server.stop();
    }
    mvc.perform(mailbox(9, "none", "", ""))
        .andExpect(content().string(containsString("ít nhất một thư mục")));
  }

  @Test
  void a_year_without_a_calendar_is_named_and_entered_all_or_nothing() throws Exception {
    mvc.perform(get("/settings/calendar?year=2041").with(admin()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Chưa có lịch làm việc của năm 2041"),
                        containsString("2041-09-02,off,Quốc khánh"))));
    mvc.perform(
            act("/settings/calendar/2041")
                .param(
                    "csv",
                    "day,kind,name\n2041-02-01,off,Tết\n2042-02-02,off,Tết\n2041-02-03,free,"))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Dòng 3: ngày không đúng"),
                        containsString("Dòng 4: cần off, working hoặc quiet"))));
    assertThat(days.years()).doesNotContain(2041);

    mvc.perform(act("/settings/calendar/2041").param("csv", "day,kind,name\n2041-02-01,off,Tết\n"));
    assertThat(days.of(2041)).hasSize(1);
  }

  @Test
  void a_day_is_set_changed_and_taken_back() throws Exception {
    LocalDate day = LocalDate.of(2022, 7, 2);
    mvc.perform(
        act("/settings/calendar/2022/days")
            .param("day", "2022-07-02")
            .param("kind", "WORKING")
            .param("name", "Làm bù"));
    assertThat(days.calendar().isWorking(day)).isTrue();
    mvc.perform(
        act("/settings/calendar/2022/days").param("day", "2022-07-02").param("kind", "OFF"));
    assertThat(days.calendar().special(day).orElseThrow().kind()).isEqualTo(DayKind.OFF);
    mvc.perform(act("/settings/calendar/2022/days/remove").param("day", "2022-07-02"));
    assertThat(days.calendar().special(day)).isEmpty();

    mvc.perform(act("/settings/calendar/2022/days").param("day", "2055-07-02").param("kind", "OFF"))
        .andExpect(redirectedUrl("/settings/calendar?year=2055"));
    assertThat(days.years()).doesNotContain(2055);
  }

  @Test
  void today_says_what_is_left_of_the_first_steps_to_administrators_alone() throws Exception {
    mvc.perform(get("/").with(user("an").roles("VIEWER")))
        .andExpect(content().string(not(containsString("chưa được cài đặt xong"))));
    mvc.perform(post("/settings/setup/leave").with(csrf()).with(admin()))
        .andExpect(redirectedUrl("/"));
    mvc.perform(get("/").with(admin()))
        .andExpect(content().string(containsString("chưa được cài đặt xong (")))
        .andExpect(content().string(not(containsString("null"))));
  }

  @Test
  void the_switch_of_letters_says_what_it_means() throws Exception {
    mvc.perform(get("/settings/letters").with(admin()))
        .andExpect(content().string(containsString("không thư nào rời máy")));
  }

  private void tried(int port, String security, String password, String folder, String... words)
      throws Exception {
    String page =
        mvc.perform(mailbox(port, security, password, folder))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(page).contains(words);
    assertThat(page).doesNotContain("secret");
  }

  private static MockHttpServletRequestBuilder mailbox(
      int port, String security, String password, String folder) {
    return act("/settings/mailboxes/try-new")
        .param("host", "127.0.0.1")
        .param("port", String.valueOf(port))
        .param("security", security)
        .param("username", "bc@office.example")
        .param("password", password)
        .param("folders", folder);
  }

  private static MockHttpServletRequestBuilder act(String path) {
    return post(path).with(csrf()).with(admin());
  }

  private static RequestPostProcessor admin() {
    return user("admin").roles("ADMINISTRATOR");
  }
}
