package vn.vanthu.registry.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;

/** What unions were called, and which came from which. */
@Repository
public class UnitHistory {
  private final JdbcClient jdbc;
  private final Clock clock;

  public UnitHistory(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The names that a union had, the oldest first; without the one it has. */
  public List<PastName> names(UnitCode unit) {
    return jdbc.sql(
            """
            select * from unit_past_name p
             where unit = :unit
               and name <> coalesce((select n.name from unit_past_name n where n.unit = p.unit and n.last_day > p.last_day
                                      order by n.last_day fetch first 1 row only),
                                    (select u.name from unit u where u.code = p.unit))
             order by last_day
            """)
        .param("unit", unit.value())
        .query(
            (row, n) ->
                new PastName(
                    row.getString("name"),
                    row.getObject("last_day", LocalDate.class),
                    row.getString("who"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** What a union was called on a day. */
  public String nameOn(Unit unit, LocalDate day) {
    return unit.on(day).name();
  }

  /** From which a union came and into which it went, the latest first. */
  public List<Succession> successions(UnitCode unit) {
    return jdbc.sql(
            """
            select * from unit_succession where old_unit = :unit or new_unit = :unit order by on_day desc, id desc
            """)
        .param("unit", unit.value())
        .query(UnitHistory::succession)
        .list();
  }

  /**
   * Keeps what a union was until that day, in the caller's transaction; a second change on one day
   * takes the first one's place.
   */
  void keep(Unit unit, LocalDate lastDay, String who) {
    jdbc.sql("delete from unit_past_name where unit = :unit and last_day = :day")
        .param("unit", unit.code().value())
        .param("day", lastDay)
        .update();
    jdbc.sql(
            """
            insert into unit_past_name (unit, name, kind, cluster_name, last_day, who, at)
            values (:unit, :name, :kind, :cluster, :day, :who, :now)
            """)
        .param("unit", unit.code().value())
        .param("name", unit.name())
        .param("kind", unit.kind().name())
        .param("cluster", unit.cluster())
        .param("day", lastDay)
        .param("who", who)
        .param("now", now())
        .update();
  }

  /** In the caller's transaction. */
  void keep(
      UnitCode from, UnitCode into, Succession.What what, LocalDate on, String why, String who) {
    jdbc.sql(
            """
            insert into unit_succession (old_unit, new_unit, what, on_day, why, who, at)
            values (:old, :new, :what, :day, :why, :who, :now)
            """)
        .param("old", from.value())
        .param("new", into.value())
        .param("what", what.name())
        .param("day", on)
        .param("why", why)
        .param("who", who)
        .param("now", now())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Succession succession(ResultSet row, int n) throws SQLException {
    return new Succession(
        new UnitCode(row.getString("old_unit")),
        new UnitCode(row.getString("new_unit")),
        Succession.What.valueOf(row.getString("what")),
        row.getObject("on_day", LocalDate.class),
        row.getString("why"),
        row.getString("who"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
