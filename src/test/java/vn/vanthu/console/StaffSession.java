package vn.vanthu.console;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Optional;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** Somebody who has signed in on the page for it, as the frame of every page knows people. */
public final class StaffSession {
  private StaffSession() {}

  /** The session of the administrator that {@link ConsoleTest} begins with. */
  public static MockHttpSession ofAdministrator(MockMvc mvc) throws Exception {
    return of(mvc, "admin");
  }

  /** The session of an account whose password is {@code right-password}. */
  public static MockHttpSession of(MockMvc mvc, String name) throws Exception {
    return (MockHttpSession)
        Optional.ofNullable(
                mvc.perform(
                        post("/login")
                            .with(csrf())
                            .param("username", name)
                            .param("password", "right-password"))
                    .andReturn()
                    .getRequest()
                    .getSession())
            .orElseThrow();
  }
}
