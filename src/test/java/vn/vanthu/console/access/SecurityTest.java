package vn.vanthu.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.console.audit.Audit;

@ConsoleTest
class SecurityTest {
  private static final Set<String> OPEN = Set.of("/login", "/error");
  private static final List<String> ADMINISTRATORS = List.of("/settings", "/people", "/audit");
  private static final List<String> ANYBODYS = List.of("/account", "/logout");

  @Autowired MockMvc mvc;
  @Autowired Accounts accounts;
  @Autowired PasswordEncoder encoder;
  @Autowired Audit audit;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void no_page_and_no_call_answers_who_is_not_signed_in() throws Exception {
    for (Call call : calls()) {
      int status = mvc.perform(call.request().with(csrf())).andReturn().getResponse().getStatus();
      assertThat(status).as(call.toString()).isIn(302, 401);
    }
  }

  @Test
  void no_call_that_changes_anything_is_taken_without_its_token() throws Exception {
    for (Call call : calls()) {
      if (call.changes()) {
        mvc.perform(call.request().with(user("an").roles("ADMINISTRATOR")))
            .andExpect(status().isForbidden());
      }
    }
  }

  @Test
  void a_viewer_changes_nothing() throws Exception {
    for (Call call : calls()) {
      if (call.changes() && !call.within(ANYBODYS)) {
        mvc.perform(call.request().with(csrf()).with(user("an").roles("VIEWER")))
            .andExpect(status().isForbidden());
      }
    }
  }

  @Test
  void settings_people_and_the_log_are_an_administrators() throws Exception {
    for (Call call : calls()) {
      if (call.within(ADMINISTRATORS)) {
        mvc.perform(call.request().with(csrf()).with(user("an").roles("CLERK")))
            .andExpect(status().isForbidden());
      }
    }
    mvc.perform(get("/audit").with(user("an").roles("ADMINISTRATOR"))).andExpect(status().isOk());
  }

  @Test
  void a_call_by_password_needs_no_token_unless_another_site_made_the_browser_send_it()
      throws Exception {
    mvc.perform(post("/api/v1/nothing").with(httpBasic("admin", "right-password")))
        .andExpect(status().isNotFound());
    mvc.perform(
            post("/api/v1/nothing")
                .with(httpBasic("admin", "right-password"))
                .header("Sec-Fetch-Site", "cross-site"))
        .andExpect(status().isForbidden());
  }

  @Test
  void health_is_open_and_other_figures_are_not() throws Exception {
    mvc.perform(get("/actuator/health"))
        .andExpect(result -> assertThat(result.getResponse().getStatus()).isIn(200, 503));
    mvc.perform(get("/actuator/metrics")).andExpect(status().isUnauthorized());
    mvc.perform(get("/actuator/metrics").with(user("an").roles("CLERK")))
        .andExpect(status().isForbidden());
  }

  @Test
  void pages_forbid_scripts_of_others_and_are_not_kept_by_browsers() throws Exception {
    mvc.perform(get("/").with(user("an").roles("VIEWER")))
        .andExpect(
            header()
                .string(
                    "Content-Security-Policy",
                    allOf(
                        containsString("default-src 'none'"),
                        containsString("script-src 'self'"),
                        not(containsString("unsafe")))))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Cache-Control", containsString("no-store")));
  }

  @Test
  void an_account_is_locked_after_too_many_wrong_passwords_even_for_the_right_one()
      throws Exception {
    accounts.open("lan", encoder.encode("right-password"), Role.CLERK, "", "", false);
    for (int i = 0; i < 5; i++) {
      mvc.perform(signIn("lan", "wrong")).andExpect(redirectedUrl("/login?wrong"));
    }
    mvc.perform(signIn("lan", "right-password")).andExpect(redirectedUrl("/login?locked"));
    mvc.perform(get("/api/v1/letters").with(httpBasic("lan", "right-password")))
        .andExpect(status().isUnauthorized());

    accounts.reopen("lan");
    mvc.perform(signIn("lan", "right-password")).andExpect(redirectedUrl("/"));
    assertThat(audit.on("account:lan", 10))
        .extracting(a -> a.act())
        .contains("account-locked", "signed-in");
  }

  @Test
  void who_has_a_password_from_somebody_else_must_first_choose_an_own_one() throws Exception {
    accounts.open("hoa", encoder.encode("given-password"), Role.CLERK, "", "", true);
    SignedIn hoa =
        new SignedIn(accounts.find("hoa").orElseThrow(), java.time.Clock.systemUTC().instant());
    mvc.perform(get("/").with(user(hoa))).andExpect(redirectedUrl("/account/password"));

    mvc.perform(
            post("/account/password")
                .with(user(hoa))
                .with(csrf())
                .param("old", "given-password")
                .param("chosen", "an own long one")
                .param("again", "an own long one"))
        .andExpect(redirectedUrl("/"));
    assertThat(accounts.find("hoa").orElseThrow().changePassword()).isFalse();
    mvc.perform(signIn("hoa", "an own long one")).andExpect(redirectedUrl("/"));
  }

  @Test
  void the_last_administrator_stays() {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> accounts.close("admin"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(accounts.find("admin").orElseThrow().disabledAt()).isEmpty();
  }

  private static MockHttpServletRequestBuilder signIn(String name, String password) {
    return post("/login").with(csrf()).param("username", name).param("password", password);
  }

  private List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              for (String path : info.getPatternValues()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                HttpMethod verb =
                    methods.isEmpty() ? HttpMethod.GET : methods.iterator().next().asHttpMethod();
                if (!OPEN.contains(path)) {
                  calls.add(new Call(verb, path.replaceAll("\\{[^}]*}", "1")));
                }
              }
            });
    assertThat(calls).hasSizeGreaterThan(5);
    return calls;
  }

  private record Call(HttpMethod verb, String path) {
    MockHttpServletRequestBuilder request() {
      return MockMvcRequestBuilders.request(verb, path);
    }

    boolean changes() {
      return !verb.equals(HttpMethod.GET);
    }

    boolean within(List<String> folders) {
      return folders.stream().anyMatch(f -> path.equals(f) || path.startsWith(f + "/"));
    }
  }
}
