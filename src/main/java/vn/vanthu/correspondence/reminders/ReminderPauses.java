package vn.vanthu.correspondence.reminders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.registry.UnitCode;

/** Units that a person has asked not to remind. */
@Repository
public class ReminderPauses {
  private final JdbcClient jdbc;
  private final Clock clock;

  public ReminderPauses(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Stops the reminders to a unit.
   *
   * @param until the last day without; empty: until it is lifted
   */
  public void pause(UnitCode unit, Optional<LocalDate> until, String who, String why) {
    jdbc.sql(
            """
            insert into reminder_pause (unit, until_day, who, why, at) values (:unit, :until, :who, :why, :now)
            """)
        .param("unit", unit.value())
        .param("until", until.orElse(null))
        .param("who", who)
        .param("why", why)
        .param("now", now())
        .update();
  }

  /** Lets the reminders to a unit go again; how many pauses that ended. */
  public int lift(UnitCode unit, String who) {
    return jdbc.sql(
            """
            update reminder_pause set lifted_at = :now, lifted_by = :who where unit = :unit and lifted_at is null
            """)
        .param("unit", unit.value())
        .param("who", who)
        .param("now", now())
        .update();
  }

  /** Every pause of a unit, newest first. */
  public List<Pause> of(UnitCode unit) {
    return jdbc.sql("select * from reminder_pause where unit = :unit order by id desc")
        .param("unit", unit.value())
        .query(
            (row, n) ->
                new Pause(
                    Optional.ofNullable(row.getObject("until_day", LocalDate.class)),
                    row.getString("who"),
                    row.getString("why"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    Optional.ofNullable(row.getObject("lifted_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                    Optional.ofNullable(row.getString("lifted_by"))))
        .list();
  }

  /** The units that are paused on that day. */
  public Set<UnitCode> on(LocalDate day) {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct unit from reminder_pause where lifted_at is null and (until_day is null or until_day >= :day)
                """)
            .param("day", day)
            .query((row, n) -> new UnitCode(row.getString("unit")))
            .list());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** One pause, and who ended it. */
  public record Pause(
      Optional<LocalDate> until,
      String who,
      String why,
      Instant at,
      Optional<Instant> liftedAt,
      Optional<String> liftedBy) {}
}
