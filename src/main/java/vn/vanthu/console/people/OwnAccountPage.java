package vn.vanthu.console.people;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.access.Account;
import vn.vanthu.console.access.Accounts;
import vn.vanthu.console.access.Sessions;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Notice;

/** What a person sees and sets of the own account: digests, and where it is signed in. */
@Controller
@ConditionalOnWebApplication
class OwnAccountPage {
  private final Accounts accounts;
  private final Sessions sessions;
  private final Audit audit;

  OwnAccountPage(Accounts accounts, Sessions sessions, Audit audit) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
  }

  @GetMapping("/account")
  String show(Principal person, HttpSession session, Model model) {
    model.addAttribute("account", own(person));
    model.addAttribute("sessions", sessions.of(person.getName(), session.getId()));
    return "people/account";
  }

  @PostMapping("/account/digests")
  String choose(
      Principal person,
      @RequestParam(defaultValue = "false") boolean daily,
      @RequestParam(defaultValue = "false") boolean weekly,
      @RequestParam(defaultValue = "false") boolean whenNothing,
      RedirectAttributes redirect) {
    Account account = own(person);
    if ((daily || weekly) && account.email().isBlank()) {
      redirect.addFlashAttribute("notice", Notice.error("people.wrong.no-email"));
      return "redirect:/account";
    }
    accounts.choose(account.name(), new Account.Digests(daily, weekly, whenNothing));
    audit.note("digests-chosen", "account:" + account.name(), "");
    redirect.addFlashAttribute("notice", Notice.done("account.digests-chosen"));
    return "redirect:/account";
  }

  /** Ends one session, or all but this one where none is named. */
  @PostMapping("/account/sessions/end")
  String end(
      Principal person,
      @RequestParam(defaultValue = "") String key,
      HttpSession session,
      RedirectAttributes redirect) {
    if (key.isEmpty()) {
      sessions.endAll(person.getName(), session.getId());
    } else {
      sessions.end(person.getName(), key);
    }
    audit.note("sessions-ended", "account:" + person.getName(), "");
    redirect.addFlashAttribute("notice", Notice.done("account.sessions-ended"));
    return "redirect:/account";
  }

  private Account own(Principal person) {
    return accounts
        .find(person.getName())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
