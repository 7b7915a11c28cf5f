package vn.vanthu.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The unions of this office. Read as a whole and kept in memory until they change; a change by
 * another node is seen within seconds.
 */
@Repository
public class Units {
  private static final long LOOK_EVERY = 3_000_000_000L;
  private static final int FEW = 200;

  private final JdbcClient jdbc;
  private volatile Optional<Registry> read = Optional.empty();
  private volatile long version;
  private volatile long lookedAt;

  public Units(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All unions, ready to be asked by name and address. */
  public Registry registry() {
    Optional<Registry> known = read;
    if (known.isPresent() && System.nanoTime() - lookedAt < LOOK_EVERY) {
      return known.get();
    }
    return looked();
  }

  private synchronized Registry looked() {
    long now = version();
    if (read.isEmpty() || now != version) {
      version = now;
      read = Optional.of(new Registry(all("", Map.of())));
    }
    lookedAt = System.nanoTime();
    return read.get();
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
    put(units, done -> {});
  }

  /**
   * Takes these unions, new and changed ones; others stay. All or nothing.
   *
   * @param progress hears how many were written, which counts only once all are
   */
  @Transactional
  public void put(List<Unit> units, IntConsumer progress) {
    jdbc.sql("update registry_version set changes = changes + 1").update();
    int done = 0;
    for (Unit unit : units) {
      put(unit);
      progress.accept(++done);
    }
    List<String> codes = units.stream().map(unit -> unit.code().value()).toList();
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              changed(codes);
            }
          });
    } else {
      changed(codes);
    }
  }

  /** Only what is committed is taken into memory, and a few changes do not read all anew. */
  private synchronized void changed(List<String> codes) {
    long now = version();
    if (codes.size() <= FEW && read.isPresent() && now == version + 1) {
      List<Unit> units = codes.isEmpty() ? List.of() : anew(codes);
      read = read.map(known -> known.with(units));
      version = now;
    } else {
      read = Optional.empty();
    }
  }

  /** With those that came of them, whose place in time may be another one now. */
  private List<Unit> anew(List<String> codes) {
    List<String> concerned =
        Origins.read(jdbc).withHeirs(codes.stream().map(UnitCode::new).toList()).stream()
            .map(UnitCode::value)
            .toList();
    return all("where code in (:keys)", Map.of("keys", concerned));
  }

  private long version() {
    return jdbc.sql("select changes from registry_version").query(Long.class).single();
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

  private List<Unit> all(String which, Map<String, ?> params) {
    String of = which.replace("code", "unit");
    Map<String, List<String>> aliases =
        lists(
            "select unit, alias as written from unit_alias " + of + " order by unit, position",
            params);
    Map<String, List<String>> addresses =
        lists(
            "select unit, address as written from unit_address " + of + " order by unit, position",
            params);
    Map<String, List<Unit.Past>> past = past(of, params);
    Origins origins = Origins.read(jdbc);
    return jdbc.sql("select * from unit " + which)
        .params(params)
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
                    Optional.ofNullable(row.getString("parent")).map(UnitCode::new),
                    new Unit.History(
                        past.getOrDefault(row.getString("code"), List.of()),
                        origins.of(new UnitCode(row.getString("code"))))))
        .list();
  }

  private Map<String, List<Unit.Past>> past(String of, Map<String, ?> params) {
    Map<String, List<Unit.Past>> past = new HashMap<>();
    jdbc.sql(
            """
            select p.unit, p.last_day, p.name, coalesce(p.kind, u.kind) as kind, coalesce(p.cluster_name, u.cluster_name) as cluster
              from unit_past_name p join unit u on u.code = p.unit %s order by p.unit, p.last_day
            """
                .formatted(of))
        .params(params)
        .query(
            row -> {
              past.computeIfAbsent(row.getString("unit"), unit -> new ArrayList<>())
                  .add(
                      new Unit.Past(
                          row.getObject("last_day", LocalDate.class),
                          row.getString("name"),
                          UnitKind.valueOf(row.getString("kind")),
                          row.getString("cluster")));
            });
    return past;
  }

  private Map<String, List<String>> lists(String sql, Map<String, ?> params) {
    Map<String, List<String>> lists = new HashMap<>();
    jdbc.sql(sql)
        .params(params)
        .query(
            row -> {
              lists
                  .computeIfAbsent(row.getString("unit"), k -> new ArrayList<>())
                  .add(row.getString("written"));
            });
    return lists;
  }
}
