package vn.vanthu.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which unions stand in the place of ended ones, over several changes too; read as a whole. */
final class Origins {
  private final Map<UnitCode, List<Unit.Origin>> direct = new HashMap<>();
  private final Map<UnitCode, Set<UnitCode>> heirs = new HashMap<>();

  /** A union that goes on beside what was split from it still stands for itself. */
  static Origins read(JdbcClient jdbc) {
    Origins origins = new Origins();
    jdbc.sql(
            """
            select s.old_unit, s.new_unit, s.on_day, o.active_to from unit_succession s join unit o on o.code = s.old_unit
            """)
        .query(
            row -> {
              UnitCode old = new UnitCode(row.getString("old_unit"));
              UnitCode heir = new UnitCode(row.getString("new_unit"));
              LocalDate on = row.getObject("on_day", LocalDate.class);
              origins.heirs.computeIfAbsent(old, unit -> new HashSet<>()).add(heir);
              if (Optional.ofNullable(row.getObject("active_to", LocalDate.class))
                  .filter(on::isAfter)
                  .isPresent()) {
                origins
                    .direct
                    .computeIfAbsent(heir, unit -> new ArrayList<>())
                    .add(new Unit.Origin(old, on));
              }
            });
    return origins;
  }

  /** All unions in whose place that one stands. */
  List<Unit.Origin> of(UnitCode unit) {
    Map<UnitCode, LocalDate> found = new HashMap<>();
    collect(unit, LocalDate.MIN, found);
    return found.entrySet().stream()
        .map(origin -> new Unit.Origin(origin.getKey(), origin.getValue()))
        .toList();
  }

  private void collect(UnitCode unit, LocalDate since, Map<UnitCode, LocalDate> found) {
    for (Unit.Origin origin : direct.getOrDefault(unit, List.of())) {
      LocalDate on = origin.on().isAfter(since) ? origin.on() : since;
      if (!origin.of().equals(unit) && !found.containsKey(origin.of())) {
        found.put(origin.of(), on);
        collect(origin.of(), on, found);
      }
    }
  }

  /** These unions, and those that came of them. */
  Set<UnitCode> withHeirs(Collection<UnitCode> units) {
    Set<UnitCode> all = new HashSet<>(units);
    units.forEach(unit -> addHeirs(unit, all));
    return all;
  }

  private void addHeirs(UnitCode unit, Set<UnitCode> all) {
    for (UnitCode heir : heirs.getOrDefault(unit, Set.of())) {
      if (all.add(heir)) {
        addHeirs(heir, all);
      }
    }
  }
}
