package vn.vanthu.console.access;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a person signs in. */
@Controller
class LoginPage {
  @GetMapping("/login")
  String login(
      @Nullable Principal person,
      Model model,
      @RequestParam(required = false) @Nullable String wrong,
      @RequestParam(required = false) @Nullable String locked,
      @RequestParam(required = false) @Nullable String left,
      @RequestParam(required = false) @Nullable String ended) {
    if (person != null) {
      return "redirect:/";
    }
    String why =
        wrong != null ? "wrong" : locked != null ? "locked" : left != null ? "left" : "ended";
    if (wrong != null || locked != null || left != null || ended != null) {
      model.addAttribute("why", why);
    }
    return "login";
  }
}
