package vn.vanthu.console.wordings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.console.page.Notice;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.intake.learning.FormDesk;
import vn.vanthu.intake.learning.FormFault;

/** The forms with their indicators, wordings, checks and versions; a further one is added here. */
@Controller
class FormsPage {
  private static final int LARGEST = 1_000_000;

  private final Forms forms;
  private final FormDesk desk;
  private final FormWords words;
  private final Audit audit;

  FormsPage(Forms forms, FormDesk desk, FormWords words, Audit audit) {
    this.forms = forms;
    this.desk = desk;
    this.words = words;
    this.audit = audit;
  }

  @Bean
  static MenuEntry formsEntry() {
    return new MenuEntry("forms", "/forms", "file-earmark-text", 31, Role.VIEWER);
  }

  @GetMapping("/forms")
  String list(Model model) {
    model.addAttribute("forms", forms.all());
    return "forms/list";
  }

  @GetMapping("/forms/{code}")
  String show(@PathVariable String code, Model model) {
    Form form = form(code);
    model.addAttribute("form", form);
    model.addAttribute("versions", desk.versions(code));
    model.addAttribute("shipped", desk.shippedVersion(code).orElse(null));
    model.addAttribute("words", words);
    return "forms/form";
  }

  /** The text of the form as it counts, to be kept or changed elsewhere. */
  @GetMapping("/forms/{code}/text")
  ResponseEntity<String> text(@PathVariable String code) {
    Form form = form(code);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(form.key() + "-" + form.version() + ".yml", StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(desk.text(code).orElseThrow());
  }

  @PostMapping("/forms")
  String add(
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String text,
      Principal person,
      Model model,
      RedirectAttributes redirect)
      throws IOException {
    String given =
        file == null || file.isEmpty() || file.getSize() > LARGEST
            ? text
            : new String(file.getBytes(), StandardCharsets.UTF_8);
    try {
      Form form = desk.add(given, person.getName());
      audit.note("form-added", "form:" + form.key(), String.valueOf(form.version()));
      redirect.addFlashAttribute(
          "notice", Notice.done("forms.added", form.title(), form.version()));
      return "redirect:/forms/" + form.key();
    } catch (FormFault fault) {
      model.addAttribute("forms", forms.all());
      model.addAttribute("text", given);
      model.addAttribute("fault", words.of(fault));
      model.addAttribute("wrong", lines(given, fault.line()));
      return "forms/list";
    }
  }

  @PostMapping("/forms/{code}/back")
  String back(
      @PathVariable String code,
      @RequestParam int version,
      @RequestParam int seen,
      Principal person,
      RedirectAttributes redirect) {
    Form form = form(code);
    boolean done = desk.useAgain(form.key(), version, seen, person.getName());
    if (done) {
      audit.note("form-taken-back", "form:" + form.key(), String.valueOf(version));
    }
    redirect.addFlashAttribute(
        "notice",
        done ? Notice.done("forms.back-done", version) : Notice.warning("forms.overtaken"));
    return "redirect:/forms/" + form.key();
  }

  /** The line that is wrong, with two on either side. */
  private static List<Line> lines(String text, int wrong) {
    List<String> all = text.lines().toList();
    return java.util.stream.IntStream.rangeClosed(
            Math.max(1, wrong - 2), Math.min(all.size(), wrong + 2))
        .mapToObj(n -> new Line(n, all.get(n - 1), n == wrong))
        .toList();
  }

  private Form form(String code) {
    return Optional.of(code)
        .flatMap(desk::find)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** A line of a form's text. */
  record Line(int number, String text, boolean wrong) {}
}
