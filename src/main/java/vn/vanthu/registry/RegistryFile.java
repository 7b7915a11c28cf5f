package vn.vanthu.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A registry as a CSV or XLSX file. All or nothing: one bad row, and none is taken. */
public final class RegistryFile {
  private static final Map<String, String> HEADINGS =
      Map.ofEntries(
          Map.entry("ma", "code"),
          Map.entry("ma don vi", "code"),
          Map.entry("ten", "name"),
          Map.entry("ten don vi", "name"),
          Map.entry("ten khac", "aliases"),
          Map.entry("loai", "kind"),
          Map.entry("loai hinh", "kind"),
          Map.entry("email", "emails"),
          Map.entry("thu dien tu", "emails"),
          Map.entry("nguoi lien he", "contact"),
          Map.entry("dien thoai", "phone"),
          Map.entry("cum", "cluster"),
          Map.entry("tu ngay", "active_from"),
          Map.entry("den ngay", "active_to"),
          Map.entry("don vi cap tren", "parent"));
  private static final Map<String, UnitKind> KINDS =
      Map.of(
          "co quan hanh chinh",
          UnitKind.ADMINISTRATION,
          "truong hoc",
          UnitKind.SCHOOL,
          "truong",
          UnitKind.SCHOOL,
          "doanh nghiep",
          UnitKind.ENTERPRISE,
          "hanh chinh",
          UnitKind.ADMINISTRATION,
          "co quan",
          UnitKind.ADMINISTRATION,
          "y te",
          UnitKind.HEALTH,
          "hop tac xa",
          UnitKind.COOPERATIVE);

  private final List<BadRow> bad = new ArrayList<>();
  private final Set<String> codes = new HashSet<>();
  private final Function<UnitCode, Optional<Unit>> known;

  private RegistryFile(Function<UnitCode, Optional<Unit>> known) {
    this.known = known;
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it cannot be opened
   * @throws BadRows naming every bad row
   */
  public static List<Unit> read(Path file) throws IOException {
    return read(file, code -> Optional.empty());
  }

  /**
   * Reads the file.
   *
   * @param known unions that are there already: they may be named as parents, and what the file has
   *     no column for stays as it is with them
   * @throws IOException if it cannot be opened
   * @throws BadRows naming every bad row
   */
  public static List<Unit> read(Path file, Function<UnitCode, Optional<Unit>> known)
      throws IOException {
    return new RegistryFile(known)
        .units(Rows.read(file, RegistryFile::heading, Set.of("code", "name")));
  }

  private static String heading(String written) {
    String folded = NameWords.fold(written).strip().replaceAll("\\s+", " ");
    return HEADINGS.getOrDefault(folded, folded.replace(' ', '_'));
  }

  private List<Unit> units(List<Rows.Row> rows) {
    List<Unit> units = new ArrayList<>();
    rows.forEach(row -> unit(row).ifPresent(units::add));
    rows.forEach(this::parent);
    if (!bad.isEmpty()) {
      throw new BadRows(bad);
    }
    return units;
  }

  private void parent(Rows.Row row) {
    String parent = row.get("parent");
    if (parent.length() > 64) {
      bad.add(new BadRow(row.number(), "parent", "longer than 64"));
    } else if (!parent.isEmpty()
        && !codes.contains(parent)
        && known.apply(new UnitCode(parent)).isEmpty()) {
      bad.add(new BadRow(row.number(), "parent", "unknown unit: " + parent));
    }
  }

  private void length(Rows.Row row, String column, String text, int most) {
    if (text.length() > most) {
      bad.add(new BadRow(row.number(), column, "longer than " + most));
    }
  }

  private Optional<Unit> unit(Rows.Row row) {
    int before = bad.size();
    String code = row.get("code");
    if (code.isEmpty() || code.length() > 64) {
      bad.add(new BadRow(row.number(), "code", code.isEmpty() ? "missing" : "longer than 64"));
    } else if (!codes.add(code)) {
      bad.add(new BadRow(row.number(), "code", "twice in the file: " + code));
    }
    if (row.get("name").isEmpty()) {
      bad.add(new BadRow(row.number(), "name", "missing"));
    }
    Optional<Unit> now =
        code.isEmpty() || code.length() > 64 ? Optional.empty() : known.apply(new UnitCode(code));
    Optional<UnitKind> kind = row.has("kind") ? kind(row) : now.map(Unit::kind).or(() -> kind(row));
    Optional<LocalDate> from = row.date("active_from", bad);
    Optional<LocalDate> to = row.date("active_to", bad);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      bad.add(new BadRow(row.number(), "active_to", "before active_from"));
    }
    List<String> emails = list(row.get("emails"));
    emails.stream()
        .filter(e -> !e.matches("[^\\s@<>]+@[^\\s@<>]+"))
        .forEach(e -> bad.add(new BadRow(row.number(), "emails", "no address: " + e)));
    length(row, "name", row.get("name"), 500);
    length(row, "contact", row.get("contact"), 500);
    length(row, "phone", row.get("phone"), 100);
    length(row, "cluster", row.get("cluster"), 200);
    list(row.get("aliases")).forEach(alias -> length(row, "aliases", alias, 500));
    emails.forEach(email -> length(row, "emails", email, 320));
    if (bad.size() > before || row.get("parent").length() > 64) {
      return Optional.empty();
    }
    Unit read =
        new Unit(
            new UnitCode(code),
            row.get("name"),
            list(row.get("aliases")),
            kind.orElseThrow(),
            emails,
            row.get("contact"),
            row.get("phone"),
            row.get("cluster"),
            from,
            to,
            Optional.of(row.get("parent")).filter(p -> !p.isEmpty()).map(UnitCode::new));
    return Optional.of(now.map(unit -> filled(read, unit, row)).orElse(read));
  }

  /** What the file has no column for is as it was. */
  private static Unit filled(Unit read, Unit now, Rows.Row row) {
    return new Unit(
        read.code(),
        read.name(),
        row.has("aliases") ? read.aliases() : now.aliases(),
        read.kind(),
        row.has("emails") ? read.emails() : now.emails(),
        row.has("contact") ? read.contact() : now.contact(),
        row.has("phone") ? read.phone() : now.phone(),
        row.has("cluster") ? read.cluster() : now.cluster(),
        row.has("active_from") ? read.activeFrom() : now.activeFrom(),
        row.has("active_to") ? read.activeTo() : now.activeTo(),
        row.has("parent") ? read.parent() : now.parent());
  }

  private Optional<UnitKind> kind(Rows.Row row) {
    String written = row.get("kind");
    try {
      UnitKind vietnamese = KINDS.get(NameWords.fold(written).strip());
      return Optional.of(
          vietnamese != null ? vietnamese : UnitKind.valueOf(written.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      bad.add(
          new BadRow(row.number(), "kind", written.isEmpty() ? "missing" : "unknown: " + written));
      return Optional.empty();
    }
  }

  private static List<String> list(String written) {
    return Arrays.stream(written.split("[;\n]"))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }
}
