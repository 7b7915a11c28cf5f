package vn.vanthu.console.people;

import java.security.Principal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.access.Account;
import vn.vanthu.console.access.Accounts;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.access.Sessions;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.console.page.Notice;
import vn.vanthu.registry.Alphabet;

/** Who may sign in and do what. */
@Controller
@ConditionalOnWebApplication
class PeoplePage {
  private final Accounts accounts;
  private final PasswordEncoder encoder;
  private final Sessions sessions;
  private final Audit audit;
  private final Clock clock;

  PeoplePage(
      Accounts accounts, PasswordEncoder encoder, Sessions sessions, Audit audit, Clock clock) {
    this.accounts = accounts;
    this.encoder = encoder;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  @Bean
  static MenuEntry peopleEntry() {
    return new MenuEntry("people", "/people", "people", 37, Role.ADMINISTRATOR);
  }

  @GetMapping("/people")
  String list(Model model) {
    List<Account> all =
        accounts.all().stream()
            .sorted(
                Comparator.comparing(Account::isClosed)
                    .thenComparing(Account::called, Alphabet.order()))
            .toList();
    model.addAttribute("people", all);
    model.addAttribute("now", clock.instant());
    return "people/list";
  }

  @GetMapping("/people/new")
  String blank(Model model) {
    return form(new PersonForm("", "", "", Role.CLERK, false, false, false), "", model);
  }

  @PostMapping("/people")
  String open(PersonForm form, Model model, RedirectAttributes redirect) {
    String wrong = form.wrongName(accounts);
    wrong = wrong.isEmpty() ? form.wrong(accounts) : wrong;
    if (!wrong.isEmpty()) {
      return form(form, wrong, model);
    }
    String password = GivenPassword.made();
    accounts.open(
        form.account(), encoder.encode(password), form.may(), form.called(), form.address(), true);
    accounts.choose(form.account(), form.digests());
    audit.note("account-opened", "account:" + form.account(), form.may().name());
    redirect.addFlashAttribute("notice", Notice.done("people.opened", form.account()));
    redirect.addFlashAttribute("password", password);
    return "redirect:/people/" + form.account();
  }

  @GetMapping("/people/{name}")
  String show(@PathVariable String name, Model model) {
    return show(account(name), PersonForm.of(account(name)), "", model);
  }

  @PostMapping("/people/{name}")
  String change(
      @PathVariable String name, PersonForm form, Model model, RedirectAttributes redirect) {
    Account before = account(name);
    PersonForm of =
        new PersonForm(
            name,
            form.fullName(),
            form.email(),
            form.role(),
            form.daily(),
            form.weekly(),
            form.whenNothing());
    String wrong = of.wrong(accounts);
    if (!wrong.isEmpty()) {
      return show(before, of, wrong, model);
    }
    try {
      accounts.change(name, of.may(), of.called(), of.address(), of.digests());
    } catch (IllegalStateException e) {
      return show(before, of, "people.wrong.last-administrator", model);
    }
    if (before.role() != of.may()) {
      sessions.endAll(name, "");
    }
    audit.note("account-changed", "account:" + name, before.role() + " → " + of.may());
    redirect.addFlashAttribute("notice", Notice.done("people.changed", of.called()));
    return "redirect:/people/" + name;
  }

  /** Makes another password, which is shown once and must be changed at the next sign-in. */
  @PostMapping("/people/{name}/password")
  String resetPassword(@PathVariable String name, RedirectAttributes redirect) {
    Account account = account(name);
    String password = GivenPassword.made();
    accounts.setPassword(account.name(), encoder.encode(password), true);
    sessions.endAll(name, "");
    audit.note("password-reset", "account:" + name, "");
    redirect.addFlashAttribute("notice", Notice.done("people.password-reset", account.called()));
    redirect.addFlashAttribute("password", password);
    return "redirect:/people/" + name;
  }

  @PostMapping("/people/{name}/close")
  String close(@PathVariable String name, Principal me, RedirectAttributes redirect) {
    Account account = account(name);
    try {
      if (name.equals(me.getName())) {
        throw new IllegalStateException("One's own account");
      }
      accounts.close(account.name());
      sessions.endAll(name, "");
      audit.note("account-closed", "account:" + name, "");
      redirect.addFlashAttribute("notice", Notice.done("people.closed", account.called()));
    } catch (IllegalStateException e) {
      redirect.addFlashAttribute(
          "notice",
          Notice.error(
              name.equals(me.getName())
                  ? "people.wrong.own-account"
                  : "people.wrong.last-administrator"));
    }
    return "redirect:/people/" + name;
  }

  /** Opens a closed account, or lifts the lock of one. */
  @PostMapping("/people/{name}/reopen")
  String reopen(@PathVariable String name, RedirectAttributes redirect) {
    Account account = account(name);
    accounts.reopen(name);
    audit.note(account.isClosed() ? "account-reopened" : "account-unlocked", "account:" + name, "");
    redirect.addFlashAttribute("notice", Notice.done("people.reopened", account.called()));
    return "redirect:/people/" + name;
  }

  @PostMapping("/people/{name}/sessions/end")
  String endSessions(@PathVariable String name, RedirectAttributes redirect) {
    int ended = sessions.endAll(account(name).name(), "");
    audit.note("sessions-ended", "account:" + name, String.valueOf(ended));
    redirect.addFlashAttribute("notice", Notice.done("people.sessions-ended", ended));
    return "redirect:/people/" + name;
  }

  private String form(PersonForm form, String wrong, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("wrong", wrong);
    model.addAttribute("roles", Role.values());
    return "people/new";
  }

  private String show(Account account, PersonForm form, String wrong, Model model) {
    model.addAttribute("account", account);
    model.addAttribute("form", form);
    model.addAttribute("wrong", wrong);
    model.addAttribute("roles", Role.values());
    model.addAttribute("locked", account.isLocked(clock.instant()));
    model.addAttribute("sessions", sessions.of(account.name(), ""));
    model.addAttribute("acts", audit.on("account:" + account.name(), 20));
    return "people/person";
  }

  private Account account(String name) {
    return accounts.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
