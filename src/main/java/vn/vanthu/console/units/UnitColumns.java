package vn.vanthu.console.units;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.vanthu.console.page.Formats;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** A union as cells and fields, as registry files have them. */
@Component
class UnitColumns {
  private static final int MOST_CLUSTERS = 300;
  private static final List<String> NAMES =
      List.of(
          "code",
          "name",
          "aliases",
          "kind",
          "emails",
          "contact",
          "phone",
          "cluster",
          "active_from",
          "active_to",
          "parent");

  private final Units units;
  private final Formats formats;

  UnitColumns(Units units, Formats formats) {
    this.units = units;
    this.formats = formats;
  }

  List<String> headings() {
    return NAMES.stream().map(name -> formats.say("units.column." + name)).toList();
  }

  List<String> of(Unit unit) {
    List<String> cells = new ArrayList<>();
    NAMES.forEach(name -> cells.add(cell(unit, name)));
    return cells;
  }

  /** The fields in which two differ. */
  List<Difference> differences(Unit before, Unit after) {
    List<Difference> differences = new ArrayList<>();
    for (String name : NAMES) {
      String old = cell(before, name);
      String now = cell(after, name);
      if (!old.equals(now)) {
        differences.add(new Difference(name, old, now));
      }
    }
    return differences;
  }

  /** Names of all clusters in the order of the alphabet. */
  List<String> clusters() {
    return units.registry().clusters().stream().limit(MOST_CLUSTERS).toList();
  }

  private String cell(Unit unit, String name) {
    Function<List<String>, String> joined = list -> String.join("; ", list);
    return switch (name) {
      case "code" -> unit.code().value();
      case "name" -> unit.name();
      case "aliases" -> joined.apply(unit.aliases());
      case "kind" -> formats.say("kind." + unit.kind());
      case "emails" -> joined.apply(unit.emails());
      case "contact" -> unit.contact();
      case "phone" -> unit.phone();
      case "cluster" -> unit.cluster();
      case "active_from" -> unit.activeFrom().map(formats::day).orElse("");
      case "active_to" -> unit.activeTo().map(formats::day).orElse("");
      default -> unit.parent().map(UnitCode::value).orElse("");
    };
  }

  /** A field that changes. */
  record Difference(String column, String before, String after) {}
}
