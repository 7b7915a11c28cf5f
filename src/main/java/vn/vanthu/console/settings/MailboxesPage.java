package vn.vanthu.console.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Formats;
import vn.vanthu.mailbox.MailboxSettings;
import vn.vanthu.mailbox.MailboxState;
import vn.vanthu.mailbox.MailboxStates;
import vn.vanthu.mailbox.MailboxTrial;

/** The mailboxes that are read, and trying one in words. */
@Controller
class MailboxesPage {
  private static final List<String> SECURITIES = List.of("tls", "starttls", "none");

  private final MailboxSettings settings;
  private final MailboxStates states;
  private final MailboxTrial trial;
  private final Formats formats;
  private final Audit audit;

  MailboxesPage(
      MailboxSettings settings,
      MailboxStates states,
      MailboxTrial trial,
      Formats formats,
      Audit audit) {
    this.settings = settings;
    this.states = states;
    this.trial = trial;
    this.formats = formats;
    this.audit = audit;
  }

  @GetMapping("/settings/mailboxes")
  String show(Model model) {
    Map<String, String> troubles = new LinkedHashMap<>();
    Map<String, MailboxState> standing = new LinkedHashMap<>();
    for (MailboxState state : states.all()) {
      standing.put(state.name(), state);
      troubles.put(state.name(), states.trouble(state, LocaleContextHolder.getLocale()));
    }
    model.addAttribute("boxes", settings.mailboxes());
    model.addAttribute("standing", standing);
    model.addAttribute("troubles", troubles);
    model.addAttribute("securities", SECURITIES);
    model.addAttribute(
        "asked", Optional.ofNullable(model.getAttribute("asked")).orElse(Asked.BLANK));
    return "settings/mailboxes";
  }

  /** Tries one that is read already. */
  @PostMapping("/settings/mailboxes/try")
  String tryOut(@RequestParam String name, Model model) {
    settings.mailboxes().stream()
        .filter(box -> box.name().equals(name))
        .findFirst()
        .ifPresent(box -> tell(box, model));
    return show(model);
  }

  /** Tries one that is not in the settings yet; says the lines that put it there. */
  @PostMapping("/settings/mailboxes/try-new")
  String tryNew(Asked asked, Model model) {
    model.addAttribute("asked", asked);
    if (!asked.complete()) {
      model.addAttribute("result", formats.say("settings.mailbox.incomplete"));
      return show(model);
    }
    model.addAttribute("lines", asked.lines());
    tell(asked.box(), model);
    return show(model);
  }

  private void tell(MailboxSettings.Box box, Model model) {
    MailboxTrial.Tried tried = trial.tryOut(box);
    audit.note("mailbox-tried", "mailbox:" + box.name(), tried.trouble().orElse("ok"));
    model.addAttribute("tried", box.name());
    model.addAttribute("works", tried.trouble().isEmpty());
    model.addAttribute("folders", tried.folders());
    model.addAttribute(
        "result",
        tried
            .trouble()
            .map(code -> formats.say("mailbox.trouble." + code, tried.detail()))
            .orElseGet(() -> formats.say("settings.mailbox.works")));
  }

  /** A mailbox as a person describes it. */
  record Asked(
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String security,
      @Nullable String username,
      @Nullable String password,
      @Nullable String folders) {
    static final Asked BLANK = new Asked("", 993, "tls", "", "", "INBOX");

    boolean complete() {
      return !said(host).isEmpty()
          && !said(username).isEmpty()
          && port != null
          && port > 0
          && port < 65_536
          && SECURITIES.contains(said(security))
          && !inFolders().isEmpty();
    }

    MailboxSettings.Box box() {
      return new MailboxSettings.Box(
          said(username),
          said(host),
          port == null ? 993 : port,
          said(security),
          said(username),
          password == null ? "" : password,
          inFolders(),
          Optional.empty(),
          Duration.ofSeconds(60),
          "nothing",
          Duration.ofSeconds(10),
          "",
          "");
    }

    /** For {@code config/application.yml}; the password belongs into the environment. */
    String lines() {
      return """
      vanthu:
        mailboxes:
          - name: %s
            host: %s
            port: %d
            security: %s
            username: %s
            password: ${VANTHU_IMAP_PASSWORD:}
            folders: [%s]
      """
          .formatted(
              quoted(said(username).toLowerCase(Locale.ROOT)),
              quoted(said(host)),
              port,
              said(security),
              quoted(said(username)),
              String.join(", ", inFolders().stream().map(Asked::quoted).toList()));
    }

    private List<String> inFolders() {
      return java.util.Arrays.stream(said(folders).split(","))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .toList();
    }

    private static String quoted(String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String said(@Nullable String field) {
      return field == null ? "" : field.strip();
    }
  }
}
