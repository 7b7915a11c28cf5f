package vn.vanthu.correspondence.reminders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.registry.UnitCode;

/** Who was reminded of what, and when. */
@Repository
class ReminderRows {
  /** Withheld for these, a letter has not reminded anybody: the step is planned again. */
  private static final String NOT_DONE =
      "('" + StillOwed.ARRIVED + "', '" + StillOwed.OUTDATED + "')";

  private final JdbcClient jdbc;

  ReminderRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The steps of a campaign that were done, by unit. */
  Map<UnitCode, Set<String>> done(String campaign) {
    Map<UnitCode, Set<String>> done = new HashMap<>();
    jdbc.sql(
            """
            select distinct r.unit, r.step
              from reminder r
              join reminder_letter rl on rl.campaign = r.campaign and rl.unit = r.unit and rl.step = r.step
              join letter l on l.id = rl.letter_id
             where r.campaign = :campaign and (l.status <> 'WITHHELD' or l.cause not in %s)
            """
                .formatted(NOT_DONE))
        .param("campaign", campaign)
        .query(
            row -> {
              done.computeIfAbsent(new UnitCode(row.getString("unit")), u -> new TreeSet<>())
                  .add(row.getString("step"));
            });
    return done;
  }

  /** On how many days a letter on a campaign has gone to each of these units. */
  Map<UnitCode, Integer> timesSent(String campaign, Collection<UnitCode> units) {
    Map<UnitCode, Integer> times = new HashMap<>();
    if (!units.isEmpty()) {
      jdbc.sql(
              """
              select r.unit, count(distinct r.on_day) as times
                from reminder r
                join reminder_letter rl on rl.campaign = r.campaign and rl.unit = r.unit and rl.step = r.step
                join letter l on l.id = rl.letter_id
               where r.campaign = :campaign and r.unit in (:units) and l.sent_at is not null
               group by r.unit
              """)
          .param("campaign", campaign)
          .param("units", units.stream().map(UnitCode::value).toList())
          .query(
              row -> {
                times.put(new UnitCode(row.getString("unit")), row.getInt("times"));
              });
    }
    return times;
  }

  /** Of some units, a few thousand at the most. */
  Map<UnitCode, Set<String>> done(String campaign, Collection<UnitCode> units) {
    Map<UnitCode, Set<String>> done = new HashMap<>();
    if (units.isEmpty()) {
      return done;
    }
    jdbc.sql(
            """
            select distinct r.unit, r.step
              from reminder r
              join reminder_letter rl on rl.campaign = r.campaign and rl.unit = r.unit and rl.step = r.step
              join letter l on l.id = rl.letter_id
             where r.campaign = :campaign and r.unit in (:units) and (l.status <> 'WITHHELD' or l.cause not in %s)
            """
                .formatted(NOT_DONE))
        .param("campaign", campaign)
        .param("units", units.stream().map(UnitCode::value).toList())
        .query(
            row -> {
              done.computeIfAbsent(new UnitCode(row.getString("unit")), u -> new TreeSet<>())
                  .add(row.getString("step"));
            });
    return done;
  }

  /** Whether that unit was written to for that day. */
  boolean writtenOn(UnitCode unit, LocalDate day) {
    return jdbc.sql("select count(*) from reminder where unit = :unit and on_day = :day")
            .param("unit", unit.value())
            .param("day", day)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** How many units were written to on that day. */
  int writtenOn(LocalDate day) {
    return jdbc.sql("select count(distinct unit) from reminder where on_day = :day")
        .param("day", day)
        .query(Integer.class)
        .single();
  }

  /** How many letters to a unit of that day stayed behind, so that they are written anew. */
  int redone(UnitCode unit, LocalDate day) {
    return jdbc.sql(
            """
            select count(*) from letter
             where purpose = 'REMINDER' and unit = :unit and cause_id like :cause and status = 'WITHHELD' and cause in %s
            """
                .formatted(NOT_DONE))
        .param("unit", unit.value())
        .param("cause", "%@" + day + "/%")
        .query(Integer.class)
        .single();
  }

  /** Writes down that a step was done by these letters, in the caller's transaction. */
  void keep(PlannedReminder.Due due, UnitCode unit, LocalDate day, Instant now, List<LetterId> by) {
    Map<String, Object> key =
        Map.of(
            "campaign", due.period().campaign().code(), "unit", unit.value(), "step", due.step());
    jdbc.sql("delete from reminder where campaign = :campaign and unit = :unit and step = :step")
        .params(key)
        .update();
    jdbc.sql(
            """
            insert into reminder (campaign, unit, step, kind, on_day, at)
            values (:campaign, :unit, :step, :kind, :day, :now)
            """)
        .params(key)
        .param("kind", due.kind().name())
        .param("day", day)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    for (LetterId letter : by) {
      jdbc.sql(
              """
              insert into reminder_letter (campaign, unit, step, letter_id) values (:campaign, :unit, :step, :letter)
              """)
          .params(key)
          .param("letter", letter.value())
          .update();
    }
  }

  /** The campaigns that a letter reminds of because their step had come. */
  List<String> campaignsOf(LetterId letter) {
    return jdbc.sql("select distinct campaign from reminder_letter where letter_id = :letter")
        .param("letter", letter.value())
        .query(String.class)
        .list();
  }

  /** The day for which a letter was written. */
  Optional<LocalDate> dayOf(LetterId letter) {
    return jdbc.sql(
            """
            select max(r.on_day) as the_day
              from reminder r join reminder_letter rl on rl.campaign = r.campaign and rl.unit = r.unit and rl.step = r.step
             where rl.letter_id = :letter
            """)
        .param("letter", letter.value())
        .query((row, n) -> Optional.ofNullable(row.getObject("the_day", LocalDate.class)))
        .single();
  }

  /** The last letter on a campaign that went to a unit at that address. */
  Optional<LetterId> lastSent(String campaign, UnitCode unit, String addressKey) {
    return jdbc.sql(
            """
            select max(l.id) as last_id from letter l join reminder_letter rl on rl.letter_id = l.id
             where rl.campaign = :campaign and rl.unit = :unit and l.to_key = :address and l.status in ('SENT', 'QUEUED')
            """)
        .param("campaign", campaign)
        .param("unit", unit.value())
        .param("address", addressKey)
        .query((row, n) -> Optional.ofNullable(row.getObject("last_id", Long.class)))
        .single()
        .map(LetterId::new);
  }

  /** What a unit was written about a campaign, oldest first; by all campaigns if none is given. */
  List<Sent> history(Optional<String> campaign, Optional<UnitCode> unit) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder where = new StringBuilder("1 = 1");
    campaign.ifPresent(
        c -> {
          where.append(" and r.campaign = :campaign");
          params.put("campaign", c);
        });
    unit.ifPresent(
        u -> {
          where.append(" and r.unit = :unit");
          params.put("unit", u.value());
        });
    return jdbc.sql(
            """
            select r.campaign, r.unit, r.step, r.kind, r.on_day, l.id, l.to_address, l.status, l.sent_at, l.cause
              from reminder_letter rl
              join reminder r on rl.campaign = r.campaign and rl.unit = r.unit and rl.step = r.step
              join letter l on l.id = rl.letter_id
             where %s order by l.id
            """
                .formatted(where))
        .params(params)
        .query(
            (row, n) ->
                new Sent(
                    row.getString("campaign"),
                    new UnitCode(row.getString("unit")),
                    row.getString("step"),
                    ReminderKind.valueOf(row.getString("kind")),
                    row.getObject("on_day", LocalDate.class),
                    new LetterId(row.getLong("id")),
                    row.getString("to_address"),
                    LetterStatus.valueOf(row.getString("status")),
                    Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                    Optional.ofNullable(row.getString("cause"))))
        .list();
  }
}
