package vn.vanthu.console.access;

import jakarta.servlet.http.HttpSession;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Notice;

/** Where a person changes the own password; all other sessions of the person end with it. */
@Controller
@ConditionalOnWebApplication
class PasswordPage {
  private final Accounts accounts;
  private final PasswordEncoder encoder;
  private final SessionRegistry sessions;
  private final AccessSettings settings;
  private final Audit audit;
  private final SignInService people;

  PasswordPage(
      Accounts accounts,
      PasswordEncoder encoder,
      SessionRegistry sessions,
      AccessSettings settings,
      Audit audit,
      SignInService people) {
    this.accounts = accounts;
    this.encoder = encoder;
    this.sessions = sessions;
    this.settings = settings;
    this.audit = audit;
    this.people = people;
  }

  @GetMapping("/account/password")
  String form(@AuthenticationPrincipal SignedIn person, Model model) {
    model.addAttribute("shortest", settings.shortestPassword());
    model.addAttribute("must", person.mustChangePassword());
    return "account/password";
  }

  @PostMapping("/account/password")
  String change(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam String old,
      @RequestParam String chosen,
      @RequestParam String again,
      HttpSession session,
      Model model,
      RedirectAttributes redirect) {
    String wrong = wrong(person, old, chosen, again);
    if (!wrong.isEmpty()) {
      model.addAttribute("wrong", wrong);
      return form(person, model);
    }
    accounts.setPassword(person.getUsername(), encoder.encode(chosen), false);
    audit.note("password-changed", "account:" + person.getUsername(), "");
    endOtherSessions(person, session);
    renew(person);
    redirect.addFlashAttribute("notice", Notice.done("password.changed"));
    return "redirect:/";
  }

  private String wrong(SignedIn person, String old, String chosen, String again) {
    String known = accounts.find(person.getUsername()).map(Account::password).orElse("");
    if (!encoder.matches(old, known)) {
      return "password.wrong.old";
    }
    if (chosen.length() < settings.shortestPassword() || chosen.length() > 200) {
      return "password.wrong.short";
    }
    if (chosen.equals(old) || chosen.equalsIgnoreCase(person.getUsername())) {
      return "password.wrong.same";
    }
    return chosen.equals(again) ? "" : "password.wrong.again";
  }

  private void endOtherSessions(SignedIn person, HttpSession session) {
    sessions.getAllSessions(person, false).stream()
        .filter(other -> !other.getSessionId().equals(session.getId()))
        .forEach(SessionInformation::expireNow);
  }

  /** The session's person no longer has to change the password. */
  private void renew(SignedIn person) {
    Authentication before = SecurityContextHolder.getContext().getAuthentication();
    if (before
        instanceof
        org.springframework.security.authentication.UsernamePasswordAuthenticationToken) {
      SignedIn now = (SignedIn) people.loadUserByUsername(person.getUsername());
      var token =
          org.springframework.security.authentication.UsernamePasswordAuthenticationToken
              .authenticated(now, null, now.getAuthorities());
      token.setDetails(before.getDetails());
      SecurityContextHolder.getContext().setAuthentication(token);
    }
  }
}
