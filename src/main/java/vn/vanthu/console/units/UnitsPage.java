package vn.vanthu.console.units;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Download;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.correspondence.bounces.AddressHealth;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;

/** The registry: searched without accents, in the order of the alphabet, with addresses' health. */
@Controller
class UnitsPage {
  private static final int SIZE = 50;

  private final Units units;
  private final AddressHealth health;
  private final UnitImports imports;
  private final UnitColumns columns;
  private final Formats formats;
  private final Audit audit;

  UnitsPage(
      Units units,
      AddressHealth health,
      UnitImports imports,
      UnitColumns columns,
      Formats formats,
      Audit audit) {
    this.units = units;
    this.health = health;
    this.imports = imports;
    this.columns = columns;
    this.formats = formats;
    this.audit = audit;
  }

  @Bean
  static MenuEntry unitsEntry() {
    return new MenuEntry("units", "/units", "building", 21, Role.VIEWER);
  }

  @GetMapping("/units")
  String list(Asked asked, Model model) {
    List<Unit> all = found(asked);
    int from = Math.min(all.size(), asked.from());
    List<Unit> shown = all.subList(from, Math.min(all.size(), from + SIZE));
    model.addAttribute("asked", asked);
    model.addAttribute("found", shown);
    model.addAttribute("count", all.size());
    model.addAttribute("none", units.registry().size() == 0);
    model.addAttribute(
        "dead", health.unusable(shown.stream().flatMap(u -> u.emails().stream()).toList()));
    model.addAttribute("today", formats.today());
    model.addAttribute("kinds", UnitKind.values());
    model.addAttribute("clusters", columns.clusters());
    model.addAttribute("running", imports.running());
    model.addAttribute("more", from + SIZE < all.size());
    return "units/list";
  }

  /** The registry in the columns that an import takes. */
  @GetMapping("/units/export.{format:csv|xlsx}")
  void export(@PathVariable String format, Asked asked, HttpServletResponse response)
      throws IOException {
    audit.note("units-exported", "units", format);
    try (Download file = Download.of(response, "don-vi", format, columns.headings(), 2)) {
      for (Unit unit : found(asked)) {
        file.row(columns.of(unit));
      }
    }
  }

  private List<Unit> found(Asked asked) {
    Set<UnitCode> unreachable = asked.is("dead") ? unreachable() : Set.of();
    return units.registry().alphabetical(asked.typed()).stream()
        .filter(unit -> asked.kind() == null || unit.kind() == asked.kind())
        .filter(unit -> asked.ofCluster().filter(c -> !c.equals(unit.cluster())).isEmpty())
        .filter(unit -> asked.takes(unit.activeOn(formats.today())))
        .filter(unit -> !asked.is("none") || unit.emails().isEmpty())
        .filter(unit -> !asked.is("dead") || unreachable.contains(unit.code()))
        .toList();
  }

  /** Unions of today with an address that cannot be written to. */
  private Set<UnitCode> unreachable() {
    Set<UnitCode> unreachable = new HashSet<>();
    for (AddressHealth.Unusable dead : health.all()) {
      units
          .registry()
          .byAddress(dead.address(), formats.today())
          .forEach(unit -> unreachable.add(unit.code()));
    }
    return unreachable;
  }

  /**
   * The filter fields as they stand in the address.
   *
   * @param validity {@code ended} or {@code all}; those of today without it
   * @param health {@code dead} or {@code none}
   */
  record Asked(
      @Nullable String words,
      @Nullable UnitKind kind,
      @Nullable String cluster,
      @Nullable String validity,
      @Nullable String health,
      @Nullable Integer page) {
    String typed() {
      return said(words).orElse("");
    }

    Optional<String> ofCluster() {
      return said(cluster);
    }

    boolean is(String what) {
      return said(health).filter(what::equals).isPresent();
    }

    boolean takes(boolean active) {
      String asked = said(validity).orElse("");
      return asked.equals("all") || active != asked.equals("ended");
    }

    int from() {
      return Math.max(0, page == null ? 0 : Math.min(page, 1_000_000)) * SIZE;
    }

    /** Whether anything is asked for at all. */
    public boolean narrowed() {
      return kind != null
          || said(words).isPresent()
          || said(cluster).isPresent()
          || said(validity).isPresent()
          || said(health).isPresent();
    }

    private static Optional<String> said(@Nullable String field) {
      return Optional.ofNullable(field).map(String::strip).filter(s -> !s.isEmpty());
    }
  }
}
