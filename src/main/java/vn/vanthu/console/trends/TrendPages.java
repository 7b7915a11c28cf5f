package vn.vanthu.console.trends;

import java.io.IOException;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Beside;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.console.page.Notice;
import vn.vanthu.console.page.Reckoned;
import vn.vanthu.correspondence.trends.CityIndex;
import vn.vanthu.correspondence.trends.CityIndices;
import vn.vanthu.correspondence.trends.Trend;
import vn.vanthu.correspondence.trends.TrendPicture;
import vn.vanthu.correspondence.trends.Trends;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** Charts of what was reported over time, and the city's indices that people note. */
@Controller
class TrendPages {
  private static final int MOST = 12;
  private static final int FIRST_YEAR = 2005;
  private static final int LONGEST_SOURCE = 1000;

  private final Trends trends;
  private final Reckoned<List<Trend>> reckoned;
  private final CityIndices indices;
  private final Forms forms;
  private final Units units;
  private final Formats formats;
  private final Audit audit;
  private final Clock clock;

  TrendPages(
      Trends trends,
      Beside beside,
      CityIndices indices,
      Forms forms,
      Units units,
      Formats formats,
      Audit audit,
      Clock clock) {
    this.trends = trends;
    this.reckoned = beside.reckoned();
    this.indices = indices;
    this.forms = forms;
    this.units = units;
    this.formats = formats;
    this.audit = audit;
    this.clock = clock;
  }

  @Bean
  static MenuEntry trendsEntry() {
    return new MenuEntry("trends", "/trends", "bars", 26, Role.VIEWER);
  }

  @GetMapping("/trends")
  String show(Asked asked, Model model) {
    Form form = form(asked);
    Period.Kind kind = kind(asked);
    Optional<List<Trend>> reckoned =
        this.reckoned.of(key(asked, form, kind), () -> trends(asked, form, kind));
    Trend trend =
        chosen(
            asked,
            reckoned.orElseGet(
                () -> form.indicators().stream().map(i -> new Trend(i, List.of())).toList()));
    model.addAttribute("waiting", reckoned.isEmpty());
    model.addAttribute("asked", asked);
    model.addAttribute("forms", forms.all());
    model.addAttribute("form", form);
    model.addAttribute("kind", kind);
    model.addAttribute("kinds", Period.Kind.values());
    model.addAttribute("trend", trend);
    model.addAttribute("chart", TrendChart.of(trend, formats::period, formats::number));
    model.addAttribute("clusters", units.registry().clusters());
    model.addAttribute("whose", whose(asked));
    Set<Integer> years = years(trend);
    model.addAttribute(
        "indices",
        indices.all().stream()
            .filter(index -> years.isEmpty() || years.contains(index.year()))
            .toList());
    return "trends/show";
  }

  /** The same chart as a picture, to be put into a document. */
  @GetMapping("/trends/chart.png")
  ResponseEntity<byte[]> picture(Asked asked) throws IOException {
    Trend trend = chosen(asked, trends(asked, form(asked), kind(asked)));
    if (trend.points().isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_PNG)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"xu-huong.png\"")
        .body(TrendPicture.of(List.of(trend), formats::period));
  }

  @GetMapping("/trends/indices")
  String indices(Model model) {
    model.addAttribute("indices", indices.all());
    model.addAttribute("names", CityIndex.Name.values());
    model.addAttribute("year", formats.today().getYear() - 1);
    return "trends/indices";
  }

  @PostMapping("/trends/indices")
  String note(
      @RequestParam int year,
      @RequestParam CityIndex.Name name,
      @RequestParam String points,
      @RequestParam(required = false) @Nullable Integer rank,
      @RequestParam String source,
      Principal person,
      RedirectAttributes redirect) {
    Optional<BigDecimal> value = number(points);
    boolean wrong =
        year < FIRST_YEAR
            || year > formats.today().getYear()
            || value.isEmpty()
            || source.isBlank()
            || source.length() > LONGEST_SOURCE
            || (rank != null && (rank < 1 || rank > 100));
    if (wrong) {
      redirect.addFlashAttribute("notice", Notice.error("trends.index-wrong"));
      return "redirect:/trends/indices";
    }
    indices.put(
        new CityIndex(
            year,
            name,
            value.get(),
            Optional.ofNullable(rank),
            source.strip(),
            person.getName(),
            clock.instant()));
    audit.note("city-index-noted", "city-index:" + name + "/" + year, points + " " + source);
    redirect.addFlashAttribute("notice", Notice.done("trends.index-noted"));
    return "redirect:/trends/indices";
  }

  @PostMapping("/trends/indices/remove")
  String remove(
      @RequestParam int year, @RequestParam CityIndex.Name name, RedirectAttributes redirect) {
    if (indices.remove(year, name)) {
      audit.note("city-index-removed", "city-index:" + name + "/" + year, "");
      redirect.addFlashAttribute("notice", Notice.done("trends.index-removed"));
    }
    return "redirect:/trends/indices";
  }

  /** "91,43" as people write it here, or "91.43". */
  private static Optional<BigDecimal> number(String typed) {
    try {
      BigDecimal value = new BigDecimal(typed.strip().replace("%", "").strip().replace(',', '.'));
      boolean fits = value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(1000)) <= 0;
      return fits ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String key(Asked asked, Form form, Period.Kind kind) {
    return String.join("|", form.key(), kind.name(), text(asked.cluster()), text(asked.unit()));
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  private List<Trend> trends(Asked asked, Form form, Period.Kind kind) {
    Optional<UnitCode> unit = unit(asked);
    if (unit.isPresent()) {
      return trends.ofUnit(form, kind, unit.get());
    }
    return asked
        .said(asked.cluster())
        .map(cluster -> trends.ofCluster(form, kind, cluster))
        .orElseGet(() -> trends.all(form, kind));
  }

  private Trend chosen(Asked asked, List<Trend> all) {
    return all.stream()
        .filter(trend -> trend.indicator().key().equals(asked.indicator()))
        .findFirst()
        .or(() -> all.stream().max(Comparator.comparingInt(t -> t.points().size())))
        .orElseThrow()
        .last(MOST);
  }

  private Form form(Asked asked) {
    return asked.said(asked.form()).flatMap(forms::find).orElse(forms.all().get(0));
  }

  private static Period.Kind kind(Asked asked) {
    return Optional.ofNullable(asked.kind()).orElse(Period.Kind.QUARTER);
  }

  /** A unit by its code or its name. */
  private Optional<UnitCode> unit(Asked asked) {
    String typed = asked.said(asked.unit()).orElse("").toLowerCase(Locale.ROOT);
    return units.registry().all().stream()
        .filter(
            unit ->
                unit.code().value().toLowerCase(Locale.ROOT).equals(typed)
                    || unit.name().toLowerCase(Locale.ROOT).equals(typed))
        .map(Unit::code)
        .findFirst();
  }

  private String whose(Asked asked) {
    return unit(asked)
        .flatMap(units::find)
        .map(Unit::name)
        .or(() -> asked.said(asked.cluster()))
        .orElseGet(() -> formats.say("trends.everyone"));
  }

  private static Set<Integer> years(Trend trend) {
    return trend.points().stream()
        .map(point -> point.period().year())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is asked for, as it stands in the address. */
  record Asked(
      @Nullable String form,
      @Nullable String indicator,
      Period.@Nullable Kind kind,
      @Nullable String cluster,
      @Nullable String unit) {
    Optional<String> said(@Nullable String field) {
      return Optional.ofNullable(field).map(String::strip).filter(s -> !s.isEmpty());
    }
  }
}
