package vn.vanthu.console.settings;

import java.security.Principal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.OfficeWord;
import vn.vanthu.correspondence.OfficeWords;
import vn.vanthu.correspondence.reminders.Escalations;
import vn.vanthu.correspondence.upward.UpwardSettings;

/** What the office is called, where it sits, and who stands above it. */
@Controller
class OfficePage {
  private static final int LONGEST = 500;
  private static final Pattern ADDRESSES =
      Pattern.compile("|[^\\s@,;<>]+@[^\\s@,;<>]+([\\s,;]+[^\\s@,;<>]+@[^\\s@,;<>]+)*");

  private final OfficeSettings office;
  private final OfficeWords words;
  private final UpwardSettings upward;
  private final Escalations escalations;
  private final Audit audit;

  OfficePage(
      OfficeSettings office,
      OfficeWords words,
      UpwardSettings upward,
      Escalations escalations,
      Audit audit) {
    this.office = office;
    this.words = words;
    this.upward = upward;
    this.escalations = escalations;
    this.audit = audit;
  }

  @Bean
  static MenuEntry settingsEntry() {
    return new MenuEntry("settings", "/settings", "gear", 36, Role.ADMINISTRATOR);
  }

  @GetMapping("/settings")
  String settings() {
    return "redirect:/settings/office";
  }

  @GetMapping("/settings/office")
  String show(Model model) {
    model.addAttribute("fields", fields());
    model.addAttribute("address", office.address());
    model.addAttribute("zone", office.zone().getId());
    return "settings/office";
  }

  @PostMapping("/settings/office")
  String save(
      @RequestParam Map<String, String> sent, Principal person, RedirectAttributes redirect) {
    Map<OfficeWord, String> said = new EnumMap<>(OfficeWord.class);
    for (OfficeWord word : OfficeWord.values()) {
      String field = sent.getOrDefault(word.key(), "").strip();
      if (field.length() > LONGEST) {
        redirect.addFlashAttribute("notice", Notice.error("settings.office.long"));
        return "redirect:/settings/office";
      }
      said.put(word, field.equals(standing(word)) && office.said(word).isEmpty() ? "" : field);
    }
    boolean wrong =
        said.entrySet().stream()
            .filter(entry -> entry.getKey().isAddresses())
            .anyMatch(entry -> !ADDRESSES.matcher(entry.getValue()).matches());
    if (wrong) {
      redirect.addFlashAttribute("notice", Notice.error("settings.office.no-address"));
      return "redirect:/settings/office";
    }
    words.say(said, person.getName());
    audit.note("office-changed", "office", office.name());
    redirect.addFlashAttribute("notice", Notice.done("settings.office.saved"));
    return "redirect:" + (sent.containsKey("setup") ? "/settings/setup" : "/settings/office");
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (OfficeWord word : OfficeWord.values()) {
      fields.add(new Field(word.key(), standing(word), office.said(word).isPresent()));
    }
    return fields;
  }

  private String standing(OfficeWord word) {
    return switch (word) {
      case NAME -> office.name();
      case SHORT_NAME -> office.shortName();
      case SUPERIOR -> office.superior();
      case PLACE -> office.place();
      case PHONE -> office.phone();
      case SIGNER -> office.said(word).orElse("");
      case UPWARD_TO -> office.said(word).orElseGet(() -> String.join(", ", upward.to()));
      case UPWARD_ADDRESSEES -> office.said(word).orElseGet(upward::addressees);
      case ESCALATE_TO ->
          office.said(word).orElseGet(() -> String.join(", ", escalations.addresses()));
      case ADDRESSES -> String.join(", ", office.addresses());
    };
  }

  /**
   * What the office says of itself.
   *
   * @param here whether it was said here, and not in the settings file
   */
  record Field(String key, String value, boolean here) {}
}
