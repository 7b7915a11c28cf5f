package vn.vanthu.console.units;

import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;
import vn.vanthu.registry.changes.UnitDesk;
import vn.vanthu.registry.changes.UnitFault;
import vn.vanthu.registry.changes.UnitRefused;

/** A union taken into the registry, or changed. */
@Controller
class UnitForm {
  private static final List<String> DAYS = List.of("active_from", "active_to", "renamed_on");

  private final Units units;
  private final UnitDesk desk;
  private final UnitColumns columns;
  private final UnitWords words;
  private final Formats formats;
  private final Audit audit;

  UnitForm(
      Units units,
      UnitDesk desk,
      UnitColumns columns,
      UnitWords words,
      Formats formats,
      Audit audit) {
    this.units = units;
    this.desk = desk;
    this.columns = columns;
    this.words = words;
    this.formats = formats;
    this.audit = audit;
  }

  @GetMapping("/units/new")
  String blank(Model model) {
    return form(Typed.nothing(), List.of(), Optional.empty(), model);
  }

  @PostMapping("/units/new")
  String add(
      @RequestParam MultiValueMap<String, String> params,
      Model model,
      RedirectAttributes redirect) {
    Typed typed = Typed.of(params);
    try {
      Unit unit = unit(typed, typed.get("code"));
      desk.add(unit);
      audit.note("unit-added", "unit:" + unit.code(), unit.name());
      redirect.addFlashAttribute("notice", Notice.done("units.added", unit.name()));
      redirect.addAttribute("code", unit.code().value());
      return "redirect:/units/{code}";
    } catch (UnitRefused refused) {
      return form(typed, refused.faults(), Optional.empty(), model);
    }
  }

  @GetMapping("/units/{code}/edit")
  String change(@PathVariable String code, Model model) {
    Unit unit = existing(code);
    return form(typed(unit), List.of(), Optional.of(unit), model);
  }

  @PostMapping("/units/{code}/edit")
  String change(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> params,
      Principal person,
      Model model,
      RedirectAttributes redirect) {
    Unit before = existing(code);
    Typed typed = Typed.of(params);
    redirect.addAttribute("code", code);
    if (!typed.get("seen").equals(seen(before))) {
      redirect.addFlashAttribute("notice", Notice.warning("units.overtaken"));
      return "redirect:/units/{code}/edit";
    }
    try {
      Unit changed = unit(typed, code);
      desk.change(changed, typed.day("renamed_on"), person.getName());
      List<UnitColumns.Difference> differences = columns.differences(before, changed);
      audit.note("unit-changed", "unit:" + code, told(differences));
      redirect.addFlashAttribute("notice", Notice.done("units.changed", changed.name()));
      return "redirect:/units/{code}";
    } catch (UnitRefused refused) {
      return form(typed, refused.faults(), Optional.of(before), model);
    }
  }

  private String form(Typed typed, List<UnitFault> faults, Optional<Unit> unit, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", words.of(faults));
    unit.ifPresent(
        u -> {
          model.addAttribute("unit", u);
          model.addAttribute("seen", seen(u));
        });
    model.addAttribute("kinds", UnitKind.values());
    model.addAttribute("clusters", columns.clusters());
    return "units/form";
  }

  private Unit unit(Typed typed, String code) {
    LocalDate today = formats.today();
    List<UnitFault> faults = new ArrayList<>();
    if (code.isEmpty() || code.length() > 64) {
      faults.add(new UnitFault("code", "code-unfit", List.of(code)));
    }
    if (typed.get("name").isEmpty()) {
      faults.add(new UnitFault("name", "name-missing", List.of()));
    }
    for (String day : DAYS) {
      if (typed.said(day).isPresent() && typed.day(day).isEmpty()) {
        faults.add(new UnitFault(day, "no-day", List.of(typed.get(day))));
      }
    }
    if (typed.day("renamed_on").filter(today::isBefore).isPresent()) {
      faults.add(new UnitFault("renamed_on", "renamed-later", List.of()));
    }
    if (typed.get("parent").length() > 64) {
      faults.add(new UnitFault("parent", "unknown", List.of(typed.get("parent"))));
    }
    if (!faults.isEmpty()) {
      throw new UnitRefused(faults);
    }
    return new Unit(
        new UnitCode(code),
        typed.get("name"),
        typed.lines("aliases"),
        kind(typed.get("kind")),
        typed.lines("emails"),
        typed.get("contact"),
        typed.get("phone"),
        typed.get("cluster"),
        typed.day("active_from"),
        typed.day("active_to"),
        typed.said("parent").map(UnitCode::new));
  }

  private static UnitKind kind(String written) {
    for (UnitKind kind : UnitKind.values()) {
      if (kind.name().equals(written)) {
        return kind;
      }
    }
    throw new UnitRefused(List.of(new UnitFault("kind", "kind-missing", List.of())));
  }

  private static Typed typed(Unit unit) {
    return Typed.nothing()
        .with("name", unit.name())
        .with("aliases", String.join("\n", unit.aliases()))
        .with("kind", unit.kind().name())
        .with("emails", String.join("\n", unit.emails()))
        .with("contact", unit.contact())
        .with("phone", unit.phone())
        .with("cluster", unit.cluster())
        .with("active_from", unit.activeFrom().map(LocalDate::toString).orElse(""))
        .with("active_to", unit.activeTo().map(LocalDate::toString).orElse(""))
        .with("parent", unit.parent().map(UnitCode::value).orElse(""));
  }

  /** By which a page that was overtaken is known. */
  private static String seen(Unit unit) {
    return Integer.toHexString(unit.toString().hashCode());
  }

  private static String told(List<UnitColumns.Difference> differences) {
    Map<String, String> told = new LinkedHashMap<>();
    differences.forEach(d -> told.put(d.column(), d.before() + " → " + d.after()));
    return told.toString();
  }

  private Unit existing(String code) {
    return Optional.of(code)
        .filter(written -> !written.isBlank() && written.length() <= 64)
        .map(UnitCode::new)
        .flatMap(units::find)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
