package vn.vanthu.console.wordings;

import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.intake.Documents;
import vn.vanthu.intake.Findings;
import vn.vanthu.intake.FormTrial;
import vn.vanthu.intake.PartFate;
import vn.vanthu.intake.learning.FormDesk;
import vn.vanthu.intake.learning.FormFault;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.Reports;

/** Teaches an indicator the words by which a union stated it, after a look at what that changes. */
@Controller
class LearnPage {
  /** Earlier reports that are read anew for the preview. */
  private static final int LOOKED_AT = 40;

  private static final int MOST_SHOWN = 100;
  private static final String MAIL = "mail:";

  private final FormDesk desk;
  private final FormTrial trial;
  private final Reports reports;
  private final Documents documents;
  private final Findings findings;
  private final Units units;
  private final FormWords words;
  private final Audit audit;

  LearnPage(
      FormDesk desk,
      FormTrial trial,
      Reports reports,
      Documents documents,
      Findings findings,
      Units units,
      FormWords words,
      Audit audit) {
    this.desk = desk;
    this.trial = trial;
    this.reports = reports;
    this.documents = documents;
    this.findings = findings;
    this.units = units;
    this.words = words;
    this.audit = audit;
  }

  @GetMapping("/forms/{code}/learn")
  String ask(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String indicator,
      @RequestParam(required = false) @Nullable Long report,
      Model model) {
    Form form = form(code);
    String key = Optional.ofNullable(indicator).orElse("");
    Optional<Report> from = Optional.ofNullable(report).map(ReportId::new).flatMap(reports::find);
    Optional<StatedValue> value = from.flatMap(r -> Optional.ofNullable(r.values().get(key)));
    List<String> suggestions = value.map(v -> suggestions(from.orElseThrow(), v)).orElse(List.of());
    model.addAttribute("form", form);
    model.addAttribute("key", key);
    model.addAttribute("report", from.orElse(null));
    model.addAttribute("value", value.orElse(null));
    model.addAttribute("suggestions", suggestions);
    model.addAttribute("text", suggestions.stream().findFirst().orElse(""));
    return "forms/learn";
  }

  /** Which of the latest reports would read differently: a piece of a page. */
  @GetMapping("/forms/{code}/learn/preview")
  String preview(
      @PathVariable String code,
      @RequestParam String indicator,
      @RequestParam String text,
      Model model) {
    Form form = form(code);
    model.addAttribute("form", form);
    model.addAttribute("words", words);
    model.addAttribute("units", units);
    try {
      FormTrial.Told told = trial.compare(form, desk.tried(form.key(), indicator, text), LOOKED_AT);
      model.addAttribute("told", told);
      model.addAttribute("shown", told.differences().stream().limit(MOST_SHOWN).toList());
    } catch (FormFault fault) {
      model.addAttribute("fault", words.of(fault));
    }
    return "forms/learn :: preview";
  }

  @PostMapping("/forms/{code}/learn")
  String learn(
      @PathVariable String code,
      @RequestParam String indicator,
      @RequestParam String text,
      @RequestParam int seen,
      @RequestParam(required = false) @Nullable Long report,
      Principal person,
      RedirectAttributes redirect) {
    Form form = form(code);
    try {
      boolean learned = desk.learn(form.key(), indicator, text, seen, person.getName());
      if (learned) {
        audit.note("words-learned", "form:" + form.key(), indicator + ": " + text.strip());
      }
      redirect.addFlashAttribute(
          "notice",
          learned
              ? Notice.done("learn.done", text.strip(), words.label(form, indicator))
              : Notice.warning("forms.overtaken"));
      return report == null || !learned
          ? "redirect:/forms/" + form.key()
          : "redirect:/review/" + report;
    } catch (FormFault fault) {
      redirect.addFlashAttribute("notice", Notice.error("learn.wrong", words.of(fault)));
      return "redirect:/forms/"
          + form.key()
          + "/learn?indicator="
          + indicator.replaceAll("[^\\w.-]", "")
          + (report == null ? "" : "&report=" + report);
    }
  }

  /** Of the words that the figure came from; where a person entered it, of the whole mail. */
  private List<String> suggestions(Report report, StatedValue value) {
    Set<String> all = new LinkedHashSet<>();
    if (!value.evidence().place().part().isEmpty()) {
      all.addAll(Suggestions.in(value.value(), value.evidence().text()));
    }
    if (report.source().startsWith(MAIL)) {
      MailId mail = new MailId(Long.parseLong(report.source().substring(MAIL.length())));
      for (String part : parts(mail)) {
        all.addAll(Suggestions.around(value.value(), documents.passages(mail, part)));
      }
    }
    return all.stream().limit(8).toList();
  }

  private List<String> parts(MailId mail) {
    Set<String> parts = new LinkedHashSet<>();
    Optional.ofNullable(findings.of(List.of(mail)).get(mail)).stream()
        .flatMap(notes -> notes.parts().stream())
        .filter(part -> part.outcome().equals("read"))
        .map(PartFate::name)
        .forEach(parts::add);
    parts.add(Place.MAIL_TEXT);
    return List.copyOf(parts);
  }

  private Form form(String code) {
    return desk.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
