package vn.vanthu.console.guidance;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.campaigns.Fault;
import vn.vanthu.campaigns.Refused;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.guidance.Guidance;
import vn.vanthu.correspondence.guidance.GuidanceDesk;
import vn.vanthu.correspondence.guidance.NewGuidance;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;

/** What a person does with a document: draws it up, sends it, notes a call, ends it. */
@Controller
class GuidanceActs {
  private static final String LIST = "redirect:/guidance";

  private final GuidanceDesk desk;
  private final Units units;
  private final Forms forms;
  private final Formats formats;
  private final Audit audit;

  GuidanceActs(GuidanceDesk desk, Units units, Forms forms, Formats formats, Audit audit) {
    this.desk = desk;
    this.units = units;
    this.forms = forms;
    this.formats = formats;
    this.audit = audit;
  }

  @GetMapping("/guidance/new")
  String blank(Model model) {
    return page(GuidanceForm.empty(UUID.randomUUID().toString()), List.of(), model);
  }

  @PostMapping("/guidance/new")
  String draft(GuidanceForm typed, Principal person, Model model, HttpServletResponse response) {
    NewGuidance given = typed.read(this::code);
    List<Fault> faults = new ArrayList<>(desk.faults(given));
    typed
        .unknown(this::code)
        .forEach(line -> faults.add(new Fault("units", "unit-unknown", List.of(line))));
    if (typed.lacksRound()) {
      faults.add(new Fault("period", "guidance-round", List.of()));
    }
    if (!faults.isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return page(typed, faults, model);
    }
    Guidance drafted = desk.draft(given, person.getName());
    audit.note("guidance-drafted", "guidance:" + drafted.id(), drafted.title());
    return LIST + "/" + drafted.id();
  }

  @PostMapping("/guidance/{id}/send")
  String send(@PathVariable long id, Principal person, RedirectAttributes redirect) {
    Guidance guidance = known(id);
    try {
      boolean sent = desk.send(id, person.getName());
      if (sent) {
        audit.note("guidance-sent", "guidance:" + id, guidance.title());
      }
      redirect.addFlashAttribute(
          "notice",
          sent ? Notice.done("guidance.sent-now") : Notice.warning("guidance.sent-before"));
    } catch (Refused refused) {
      redirect.addFlashAttribute(
          "notice", Notice.error("guidance.refused", sentences(refused.faults())));
    }
    return LIST + "/" + id;
  }

  @PostMapping("/guidance/{id}/discard")
  String discard(@PathVariable long id, RedirectAttributes redirect) {
    Guidance guidance = known(id);
    desk.discard(id);
    audit.note("guidance-discarded", "guidance:" + id, guidance.title());
    redirect.addFlashAttribute("notice", Notice.done("guidance.discarded"));
    return LIST;
  }

  @PostMapping("/guidance/{id}/close")
  String close(@PathVariable long id, Principal person, RedirectAttributes redirect) {
    known(id);
    if (desk.close(id, person.getName())) {
      audit.note("guidance-closed", "guidance:" + id, "");
      redirect.addFlashAttribute("notice", Notice.done("guidance.closed-now"));
    }
    return LIST + "/" + id;
  }

  @PostMapping("/guidance/{id}/units/{unit}/confirmed")
  String confirmed(
      @PathVariable long id,
      @PathVariable String unit,
      @RequestParam(defaultValue = "") String note,
      Principal person,
      RedirectAttributes redirect) {
    known(id);
    try {
      desk.confirmed(id, new UnitCode(unit), person.getName(), note.strip());
    } catch (java.util.NoSuchElementException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such unit", e);
    }
    audit.note("guidance-confirmed", "guidance:" + id, unit + ": " + note);
    redirect.addFlashAttribute("notice", Notice.done("guidance.confirmed-now"));
    return LIST + "/" + id + "?call=true";
  }

  private String page(GuidanceForm typed, List<Fault> faults, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults.stream().map(this::sentence).distinct().toList());
    model.addAttribute("kinds", UnitKind.values());
    model.addAttribute("clusters", units.registry().clusters());
    model.addAttribute("forms", forms.all());
    model.addAttribute("periods", periods());
    return "guidance/new";
  }

  /** Periods that a round may be about: those of this year and the last of the year before. */
  private List<Period> periods() {
    int year = formats.today().getYear();
    return IntStream.of(year, year - 1)
        .boxed()
        .flatMap(y -> of(y).stream())
        .sorted(Comparator.comparing(Period::year).reversed())
        .toList();
  }

  private static List<Period> of(int year) {
    List<Period> periods = new ArrayList<>();
    for (Period.Kind kind :
        List.of(
            Period.Kind.YEAR,
            Period.Kind.HALF_YEAR,
            Period.Kind.NINE_MONTHS,
            Period.Kind.QUARTER,
            Period.Kind.MONTH)) {
      int last =
          switch (kind) {
            case MONTH -> 12;
            case QUARTER -> 4;
            case HALF_YEAR -> 2;
            case NINE_MONTHS, YEAR -> 1;
          };
      for (int number = 1; number <= last; number++) {
        periods.add(new Period(year, kind, number));
      }
    }
    return periods;
  }

  /** A line of the list names a unit by its code, its name or its address. */
  private Optional<UnitCode> code(String line) {
    Function<Unit, Boolean> named =
        unit ->
            unit.code().value().equalsIgnoreCase(line)
                || unit.name().toLowerCase(Locale.ROOT).equals(line.toLowerCase(Locale.ROOT))
                || unit.emails().stream().anyMatch(line::equalsIgnoreCase);
    List<Unit> found = units.registry().all().stream().filter(named::apply).toList();
    return found.size() == 1 ? Optional.of(found.get(0).code()) : Optional.empty();
  }

  private String sentences(List<Fault> faults) {
    return String.join(" ", faults.stream().map(this::sentence).toList());
  }

  private String sentence(Fault fault) {
    return formats.say("fault." + fault.code(), fault.args().toArray());
  }

  private Guidance known(long id) {
    return desk.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
