package vn.vanthu.console.access;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a person signs in. */
@Controller
class LoginPage {
  private final List<Outside> outside;

  LoginPage(ObjectProvider<ClientRegistrationRepository> providers) {
    List<Outside> found = new ArrayList<>();
    if (providers.getIfAvailable() instanceof Iterable<?> all) {
      for (Object one : all) {
        if (one instanceof ClientRegistration registration) {
          found.add(new Outside(registration.getRegistrationId(), registration.getClientName()));
        }
      }
    }
    this.outside = List.copyOf(found);
  }

  @GetMapping("/login")
  String login(
      @Nullable Principal person,
      Model model,
      @RequestParam(required = false) @Nullable String wrong,
      @RequestParam(required = false) @Nullable String locked,
      @RequestParam(required = false) @Nullable String unknown,
      @RequestParam(name = "outside", required = false) @Nullable String broken,
      @RequestParam(required = false) @Nullable String left,
      @RequestParam(required = false) @Nullable String ended) {
    if (person != null) {
      return "redirect:/";
    }
    model.addAttribute("outside", outside);
    said(wrong, "wrong", model);
    said(locked, "locked", model);
    said(unknown, "unknown", model);
    said(broken, "outside-failed", model);
    said(left, "left", model);
    said(ended, "ended", model);
    return "login";
  }

  private static void said(@Nullable String parameter, String why, Model model) {
    if (parameter != null && !model.containsAttribute("why")) {
      model.addAttribute("why", why);
    }
  }

  /** A sign-in service of the office. */
  record Outside(String id, String name) {}
}
