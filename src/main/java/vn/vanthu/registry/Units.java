package vn.vanthu.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The unions of this office. Read as a whole and kept in memory until they change. */
@Repository
public class Units {
  private final JdbcClient jdbc;
  private volatile Optional<Registry> read = Optional.empty();

  public Units(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All unions, ready to be asked by name and address. */
  public Registry registry() {
    Registry known = read.orElseGet(() -> new Registry(all()));
    read = Optional.of(known);
    return known;
  }

  public Optional<Unit> find(UnitCode code) {
    return registry().find(code);
  }

  /** The unions that exist on that day. */
  public List<Unit> activeOn(LocalDate day) {
    return registry().all().stream().filter(unit -> unit.activeOn(day)).toList();
  }

  /** Takes these unions, new and changed ones; others stay. All or nothing. */
  @Transactional
  public void put(List<Unit> units) {
    units.forEach(this::put);
    read = Optional.empty();
  }

  private void put(Unit unit) {
    String code = unit.code().value();
    jdbc.sql("delete from unit_alias where unit = :unit").param("unit", code).update();
    jdbc.sql("delete from unit_address where unit = :unit").param("unit", code).update();
    Map<String, Object> row = new HashMap<>();
    row.put("code", code);
    row.put("name", unit.name());
    row.put("kind", unit.kind().name());
    row.put("contact", unit.contact());
    row.put("phone", unit.phone());
    row.put("cluster", unit.cluster());
    row.put("from", unit.activeFrom().orElse(null));
    row.put("to", unit.activeTo().orElse(null));
    row.put("parent", unit.parent().map(UnitCode::value).orElse(null));
    int updated =
        jdbc.sql(
                """
                update unit set name = :name, kind = :kind, contact = :contact, phone = :phone, cluster_name = :cluster,
                                active_from = :from, active_to = :to, parent = :parent
                 where code = :code
                """)
            .params(row)
            .update();
    if (updated == 0) {
      jdbc.sql(
              """
              insert into unit (code, name, kind, contact, phone, cluster_name, active_from, active_to, parent)
              values (:code, :name, :kind, :contact, :phone, :cluster, :from, :to, :parent)
              """)
          .params(row)
          .update();
    }
    insert("insert into unit_alias (unit, position, alias) values (?, ?, ?)", code, unit.aliases());
    insert(
        "insert into unit_address (unit, position, address) values (?, ?, ?)", code, unit.emails());
  }

  private void insert(String sql, String unit, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      jdbc.sql(sql).params(unit, i, values.get(i)).update();
    }
  }

  private List<Unit> all() {
    Map<String, List<String>> aliases =
        lists("select unit, alias as written from unit_alias order by unit, position");
    Map<String, List<String>> addresses =
        lists("select unit, address as written from unit_address order by unit, position");
    return jdbc.sql("select * from unit")
        .query(
            (row, n) ->
                new Unit(
                    new UnitCode(row.getString("code")),
                    row.getString("name"),
                    aliases.getOrDefault(row.getString("code"), List.of()),
                    UnitKind.valueOf(row.getString("kind")),
                    addresses.getOrDefault(row.getString("code"), List.of()),
                    row.getString("contact"),
                    row.getString("phone"),
                    row.getString("cluster_name"),
                    Optional.ofNullable(row.getObject("active_from", LocalDate.class)),
                    Optional.ofNullable(row.getObject("active_to", LocalDate.class)),
                    Optional.ofNullable(row.getString("parent")).map(UnitCode::new)))
        .list();
  }

  private Map<String, List<String>> lists(String sql) {
    Map<String, List<String>> lists = new HashMap<>();
    jdbc.sql(sql)
        .query(
            row -> {
              lists
                  .computeIfAbsent(row.getString("unit"), k -> new ArrayList<>())
                  .add(row.getString("written"));
            });
    return lists;
  }
}
