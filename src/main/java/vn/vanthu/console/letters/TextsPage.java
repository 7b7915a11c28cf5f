package vn.vanthu.console.letters;

import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.texts.TemplateDesk;
import vn.vanthu.correspondence.texts.TemplateFault;
import vn.vanthu.correspondence.texts.TemplateVersion;

/** The texts of letters: seen with sample values, changed, taken back. */
@Controller
class TextsPage {
  private final TemplateDesk desk;
  private final LetterWords words;
  private final Audit audit;

  TextsPage(TemplateDesk desk, LetterWords words, Audit audit) {
    this.desk = desk;
    this.words = words;
    this.audit = audit;
  }

  @GetMapping("/letters/texts")
  String list(Model model) {
    model.addAttribute("kinds", desk.kinds());
    model.addAttribute("changed", desk.changed(desk.languages().get(0)));
    model.addAttribute("words", words);
    return "letters/texts";
  }

  @GetMapping("/letters/texts/{audience}/{name}")
  String show(
      @PathVariable String audience,
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String language,
      Model model) {
    String kind = kind(audience, name);
    String chosen = language(language);
    return page(kind, chosen, desk.text(kind, chosen), model);
  }

  /** How a text would read, with what is wrong with it: a piece of a page. */
  @PostMapping("/letters/texts/{audience}/{name}/preview")
  String preview(
      @PathVariable String audience,
      @PathVariable String name,
      @RequestParam String language,
      @RequestParam String text,
      Model model) {
    fill(kind(audience, name), language(language), text.replace("\r\n", "\n"), model);
    return "letters/text :: preview";
  }

  @PostMapping("/letters/texts/{audience}/{name}")
  String change(
      @PathVariable String audience,
      @PathVariable String name,
      @RequestParam String language,
      @RequestParam String text,
      @RequestParam int seen,
      Principal person,
      Model model,
      RedirectAttributes redirect) {
    String kind = kind(audience, name);
    try {
      boolean changed = desk.change(kind, language(language), text, seen, person.getName());
      return changed(kind, language, changed, redirect);
    } catch (TemplateFault fault) {
      return page(kind, language(language), text.replace("\r\n", "\n"), model);
    }
  }

  /** Lets an earlier version count again; 0 is the one that the program came with. */
  @PostMapping("/letters/texts/{audience}/{name}/back")
  String back(
      @PathVariable String audience,
      @PathVariable String name,
      @RequestParam String language,
      @RequestParam int version,
      @RequestParam int seen,
      Principal person,
      RedirectAttributes redirect) {
    String kind = kind(audience, name);
    try {
      boolean changed = desk.useAgain(kind, language(language), version, seen, person.getName());
      return changed(kind, language, changed, redirect);
    } catch (TemplateFault fault) {
      redirect.addFlashAttribute("notice", Notice.warning("texts.cannot-go-back", version));
      return "redirect:/letters/texts/" + kind + "?language=" + language(language);
    }
  }

  private String changed(
      String kind, String language, boolean changed, RedirectAttributes redirect) {
    if (changed) {
      audit.note("letter-text-changed", "letter-text:" + kind, language);
    }
    redirect.addFlashAttribute(
        "notice", changed ? Notice.done("texts.saved") : Notice.warning("texts.overtaken"));
    return "redirect:/letters/texts/" + kind + "?language=" + language(language);
  }

  private String page(String kind, String language, String text, Model model) {
    fill(kind, language, text, model);
    model.addAttribute("text", text);
    model.addAttribute("words", words);
    model.addAttribute("versions", desk.versions(kind, language));
    model.addAttribute(
        "seen",
        desk.versions(kind, language).stream().findFirst().map(TemplateVersion::version).orElse(0));
    model.addAttribute("placeholders", desk.placeholders(kind));
    model.addAttribute("differences", desk.differences(kind));
    return "letters/text";
  }

  private void fill(String kind, String language, String text, Model model) {
    model.addAttribute("kind", kind);
    model.addAttribute("language", language);
    model.addAttribute("languages", desk.languages());
    try {
      model.addAttribute("written", desk.preview(kind, language, text));
    } catch (TemplateFault fault) {
      model.addAttribute("fault", fault);
    }
  }

  private String kind(String audience, String name) {
    return Optional.of(audience + "/" + name)
        .filter(desk.kinds()::contains)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String language(@Nullable String asked) {
    return desk.languages().stream()
        .filter(known -> known.equals(asked))
        .findFirst()
        .orElse(desk.languages().get(0));
  }
}
