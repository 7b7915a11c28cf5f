package vn.vanthu.console.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.console.access.Account;
import vn.vanthu.console.access.Accounts;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.audit.Audit;

@ConsoleTest
class PeoplePageTest {
  @Autowired MockMvc mvc;
  @Autowired Accounts accounts;
  @Autowired PasswordEncoder encoder;
  @Autowired Audit audit;
  @Autowired AccountDigests digests;

  @Test
  void a_new_person_gets_a_password_that_is_shown_once_and_must_be_changed() throws Exception {
    String password =
        (String)
            mvc.perform(
                    act("/people")
                        .param("name", "Minh.Tran")
                        .param("fullName", "Trần Minh")
                        .param("email", "minh@office.example")
                        .param("role", "CLERK")
                        .param("daily", "true"))
                .andExpect(redirectedUrl("/people/minh.tran"))
                .andExpect(flash().attribute("password", matchesPattern("[a-z0-9-]{19}")))
                .andReturn()
                .getFlashMap()
                .get("password");

    Account minh = accounts.find("minh.tran").orElseThrow();
    assertThat(encoder.matches(password, minh.password())).isTrue();
    assertThat(minh.changePassword()).isTrue();
    assertThat(minh.digests()).isEqualTo(new Account.Digests(true, false, false));
    mvc.perform(get("/people/minh.tran").with(admin()))
        .andExpect(content().string(containsString("Trần Minh")))
        .andExpect(content().string(not(containsString(password))));
    assertThat(audit.on("account:minh.tran", 5))
        .extracting(a -> a.act() + a.detail())
        .containsExactly("account-openedCLERK");
  }

  @Test
  void what_is_wrong_with_a_person_is_said_and_nothing_is_opened() throws Exception {
    accounts.open("taken", "x", Role.CLERK, "", "taken@office.example", false);
    refused("Tên đăng nhập này đã có", "name", "taken");
    refused("Tên đăng nhập cần", "name", "Người mới");
    refused("Tên đăng nhập cần", "name", "new");
    refused("đã là của một tài khoản khác", "name", "fresh", "email", "TAKEN@office.example");
    refused("cần có địa chỉ", "name", "fresh", "weekly", "true");
    refused("không đúng", "name", "fresh", "email", "a@b, c@d.example");
    assertThat(accounts.find("fresh")).isEmpty();
  }

  @Test
  void a_closed_account_is_out_at_once_and_comes_back_when_it_is_opened_again() throws Exception {
    accounts.open("hai", encoder.encode("right-password"), Role.CLERK, "", "", false);
    MockHttpSession session = signIn("hai");
    mvc.perform(get("/").session(session)).andExpect(status().isOk());

    mvc.perform(act("/people/hai/close")).andExpect(redirectedUrl("/people/hai"));

    mvc.perform(get("/").session(session)).andExpect(redirectedUrl("/login?ended"));
    mvc.perform(
            post("/login")
                .with(csrf())
                .param("username", "hai")
                .param("password", "right-password"))
        .andExpect(redirectedUrl("/login?wrong"));
    mvc.perform(act("/people/hai/reopen"));
    mvc.perform(get("/").session(signIn("hai"))).andExpect(status().isOk());
  }

  @Test
  void nobody_closes_the_own_account_and_the_last_administrator_stays_one() throws Exception {
    mvc.perform(act("/people/admin/close")).andExpect(redirectedUrl("/people/admin"));
    assertThat(accounts.find("admin").orElseThrow().isClosed()).isFalse();
    mvc.perform(act("/people/admin").param("role", "VIEWER"))
        .andExpect(content().string(containsString("sẽ không còn quản trị viên nào")));
    assertThat(accounts.find("admin").orElseThrow().role()).isEqualTo(Role.ADMINISTRATOR);
  }

  @Test
  void a_lock_is_seen_and_lifted() throws Exception {
    accounts.open("khoa", encoder.encode("right-password"), Role.VIEWER, "", "", false);
    for (int i = 0; i < 5; i++) {
      mvc.perform(post("/login").with(csrf()).param("username", "khoa").param("password", "no"));
    }
    mvc.perform(get("/people").with(admin()))
        .andExpect(content().string(containsString("Khóa đến")));
    mvc.perform(get("/people/khoa").with(admin()))
        .andExpect(content().string(containsString("Mở khóa ngay")));
    mvc.perform(act("/people/khoa/reopen"));
    mvc.perform(get("/").session(signIn("khoa"))).andExpect(status().isOk());
  }

  @Test
  void a_person_sees_the_own_sessions_and_ends_the_others() throws Exception {
    accounts.open(
        "vy", encoder.encode("right-password"), Role.VIEWER, "", "vy@office.example", false);
    MockHttpSession office = signIn("vy");
    MockHttpSession home = signIn("vy");
    mvc.perform(get("/account").session(office))
        .andExpect(content().string(containsString("Firefox, Windows")))
        .andExpect(content().string(containsString("Đóng mọi phiên khác")));

    mvc.perform(post("/account/sessions/end").with(csrf()).session(office))
        .andExpect(redirectedUrl("/account"));

    mvc.perform(get("/").session(home)).andExpect(redirectedUrl("/login?ended"));
    mvc.perform(get("/").session(office)).andExpect(status().isOk());
  }

  @Test
  void digests_go_to_open_accounts_with_an_address_and_the_wish() throws Exception {
    accounts.open("tin", "x", Role.VIEWER, "", "tin@office.example", false);
    accounts.open("cu", "x", Role.VIEWER, "", "cu@office.example", false);
    accounts.open("trong", "x", Role.VIEWER, "", "", false);
    for (String name : new String[] {"tin", "cu", "trong"}) {
      accounts.choose(name, new Account.Digests(true, false, true));
    }
    accounts.close("cu");

    assertThat(digests.all())
        .filteredOn(r -> !r.address().startsWith("minh"))
        .extracting(r -> r.address() + " " + r.daily() + " " + r.weekly() + " " + r.whenNothing())
        .containsExactly("tin@office.example true false true");
  }

  private void refused(String why, String... fields) throws Exception {
    MockHttpServletRequestBuilder call = act("/people").param("role", "CLERK");
    for (int i = 0; i < fields.length; i += 2) {
      call.param(fields[i], fields[i + 1]);
    }
    mvc.perform(call).andExpect(content().string(containsString(why)));
  }

  private MockHttpSession signIn(String name) throws Exception {
    return (MockHttpSession)
        mvc.perform(
                post("/login")
                    .with(csrf())
                    .header("User-Agent", "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Firefox/130.0")
                    .param("username", name)
                    .param("password", "right-password"))
            .andExpect(redirectedUrl("/"))
            .andReturn()
            .getRequest()
            .getSession();
  }

  private static MockHttpServletRequestBuilder act(String path) {
    return post(path).with(csrf()).with(admin());
  }

  private static org.springframework.test.web.servlet.request.RequestPostProcessor admin() {
    return user("admin").roles("ADMINISTRATOR");
  }
}
