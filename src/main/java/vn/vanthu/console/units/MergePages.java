package vn.vanthu.console.units;

import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Notice;
import vn.vanthu.console.page.Typed;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.registry.changes.Division;
import vn.vanthu.registry.changes.Merger;
import vn.vanthu.registry.changes.UnitDesk;
import vn.vanthu.registry.changes.UnitFault;
import vn.vanthu.registry.changes.UnitRefused;

/** Unions that become one, and one that becomes several, from a day on. */
@Controller
class MergePages {
  private static final int PARTS = 4;
  private static final int MOST = 50;
  private static final String NEW = "new";

  private final Units units;
  private final UnitDesk desk;
  private final UnitWords words;
  private final Formats formats;
  private final Audit audit;

  MergePages(Units units, UnitDesk desk, UnitWords words, Formats formats, Audit audit) {
    this.units = units;
    this.desk = desk;
    this.words = words;
    this.formats = formats;
    this.audit = audit;
  }

  /** The form, for the unions that were ticked in the list. */
  @GetMapping("/units/merge")
  String merge(@RequestParam MultiValueMap<String, String> params, Model model) {
    Typed typed =
        Typed.of(params)
            .with("inherits", "true")
            .with("into", NEW)
            .with("on", formats.today().toString());
    return mergeForm(typed, List.of(), model);
  }

  @PostMapping("/units/merge")
  String merge(
      @RequestParam MultiValueMap<String, String> params,
      Principal person,
      Model model,
      RedirectAttributes redirect) {
    Typed typed = Typed.of(params);
    try {
      boolean fresh = typed.get("into").equals(NEW);
      List<UnitCode> olds = codes(typed.all("unit"));
      Merger merger =
          new Merger(
              olds,
              code("into", fresh ? typed.get("code") : typed.get("into")),
              typed.get("name"),
              typed.has("inherits", "true"),
              day(typed),
              why(typed));
      Unit into = desk.merge(merger, person.getName());
      olds.forEach(
          old -> audit.note("units-merged", "unit:" + old, into.code() + " " + why(typed)));
      redirect.addFlashAttribute("notice", Notice.done("units.merged", into.name()));
      redirect.addAttribute("code", into.code().value());
      return "redirect:/units/{code}";
    } catch (UnitRefused refused) {
      return mergeForm(typed, refused.faults(), model);
    }
  }

  @GetMapping("/units/{code}/split")
  String split(@PathVariable String code, Model model) {
    Typed typed =
        Typed.nothing()
            .with("ends", "true")
            .with("inherits", "true")
            .with("on", formats.today().toString());
    return splitForm(existing(code), typed, List.of(), model);
  }

  @PostMapping("/units/{code}/split")
  String split(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> params,
      Principal person,
      Model model,
      RedirectAttributes redirect) {
    Unit old = existing(code);
    Typed typed = Typed.of(params);
    try {
      Division division =
          new Division(
              old.code(),
              parts(typed),
              typed.has("ends", "true"),
              typed.has("inherits", "true"),
              day(typed),
              why(typed));
      List<Unit> made = desk.split(division, person.getName());
      made.forEach(
          part -> audit.note("unit-split", "unit:" + part.code(), code + " " + why(typed)));
      redirect.addFlashAttribute(
          "notice", Notice.done("units.split", old.name(), String.valueOf(made.size())));
      redirect.addAttribute("code", code);
      return "redirect:/units/{code}";
    } catch (UnitRefused refused) {
      return splitForm(old, typed, refused.faults(), model);
    }
  }

  private String mergeForm(Typed typed, List<UnitFault> faults, Model model) {
    List<Unit> chosen =
        codes(typed.all("unit")).stream().flatMap(code -> units.find(code).stream()).toList();
    model.addAttribute("typed", typed);
    model.addAttribute("chosen", chosen);
    model.addAttribute("wrong", words.of(faults));
    return "units/merge";
  }

  private String splitForm(Unit unit, Typed typed, List<UnitFault> faults, Model model) {
    model.addAttribute("unit", unit);
    model.addAttribute("typed", typed);
    model.addAttribute("parts", PARTS);
    model.addAttribute("wrong", words.of(faults));
    return "units/split";
  }

  private static List<Division.Part> parts(Typed typed) {
    List<Division.Part> parts = new ArrayList<>();
    for (int i = 1; i <= PARTS; i++) {
      String code = typed.get("code" + i);
      String name = typed.get("name" + i);
      if (!code.isEmpty() || !name.isEmpty()) {
        parts.add(new Division.Part(code, name));
      }
    }
    return parts;
  }

  private static List<UnitCode> codes(List<String> written) {
    return written.stream()
        .filter(code -> !code.isEmpty() && code.length() <= 64)
        .limit(MOST)
        .map(UnitCode::new)
        .toList();
  }

  private static UnitCode code(String field, String written) {
    if (written.isEmpty() || written.length() > 64) {
      throw new UnitRefused(List.of(new UnitFault(field, "code-unfit", List.of(written))));
    }
    return new UnitCode(written);
  }

  private static LocalDate day(Typed typed) {
    return typed
        .day("on")
        .orElseThrow(
            () ->
                new UnitRefused(List.of(new UnitFault("on", "no-day", List.of(typed.get("on"))))));
  }

  private static String why(Typed typed) {
    String why = typed.get("why");
    return why.substring(0, Math.min(why.length(), 1000));
  }

  private Unit existing(String code) {
    return Optional.of(code)
        .filter(written -> !written.isBlank() && written.length() <= 64)
        .map(UnitCode::new)
        .flatMap(units::find)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
