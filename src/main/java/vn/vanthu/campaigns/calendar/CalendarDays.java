package vn.vanthu.campaigns.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import vn.vanthu.registry.BadRows;

/** The working calendar's rows. The years that the jar carries are taken in at the first start. */
@Repository
public class CalendarDays implements InitializingBean {
  private static final int FIRST_SHIPPED = 2021;
  private static final int LAST_SHIPPED = 2028;

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;

  public CalendarDays(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The calendar as it stands now; ask once for a piece of work, not for every day. */
  public WorkingCalendar calendar() {
    return new WorkingCalendar(new HashSet<>(years()), days("", 0));
  }

  /** The years that are known, ascending. */
  public List<Integer> years() {
    return jdbc.sql("select of_year from calendar_year order by of_year")
        .query(Integer.class)
        .list();
  }

  /** The special days of a year, ascending. */
  public List<SpecialDay> of(int year) {
    return days("where extract(year from on_day) = :year", year);
  }

  /**
   * Puts a special day, in the place of what was said of it.
   *
   * @throws CalendarGap if its year is not known: a single day does not make a year
   */
  @Transactional
  public void put(SpecialDay day, String who) {
    if (!years().contains(day.day().getYear())) {
      throw new CalendarGap(day.day().getYear());
    }
    remove(day.day());
    insert(day, who);
  }

  /** Makes a day what its weekday says. */
  public void remove(LocalDate day) {
    jdbc.sql("delete from calendar_day where on_day = :day").param("day", day).update();
  }

  /**
   * Takes a whole year from a CSV file of {@code day,kind,name}, in the place of what was said of
   * it.
   *
   * @throws BadRows naming every bad row; nothing is taken then
   */
  @Transactional
  public void putYear(int year, Reader csv, String who) throws IOException {
    List<SpecialDay> days = CalendarFile.read(year, csv);
    jdbc.sql("delete from calendar_day where extract(year from on_day) = :year")
        .param("year", year)
        .update();
    add(year, who);
    days.forEach(day -> insert(day, who));
  }

  /** Takes in the years that the jar carries and that are not there yet. */
  @Override
  public void afterPropertiesSet() {
    List<Integer> known = years();
    for (int year = FIRST_SHIPPED; year <= LAST_SHIPPED; year++) {
      if (!known.contains(year)) {
        int missing = year;
        transaction.executeWithoutResult(status -> ship(missing));
      }
    }
  }

  private void ship(int year) {
    String name = "/calendar/" + year + ".csv";
    try (InputStream in = CalendarDays.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Not in the jar: " + name);
      }
      if (add(year, "vanthu" + name) == 1) {
        CalendarFile.read(year, new InputStreamReader(in, StandardCharsets.UTF_8))
            .forEach(day -> insert(day, "vanthu"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int add(int year, String source) {
    return jdbc.sql(
            """
            insert into calendar_year (of_year, source, added_at) values (:year, :source, :now) on conflict do nothing
            """)
        .param("year", year)
        .param("source", source)
        .param("now", now())
        .update();
  }

  private void insert(SpecialDay day, String who) {
    jdbc.sql(
            """
            insert into calendar_day (on_day, kind, name, who, at) values (:day, :kind, :name, :who, :now)
            """)
        .param("day", day.day())
        .param("kind", day.kind().name())
        .param("name", day.name())
        .param("who", who)
        .param("now", now())
        .update();
  }

  private List<SpecialDay> days(String where, int year) {
    JdbcClient.StatementSpec query =
        jdbc.sql("select on_day, kind, name from calendar_day " + where + " order by on_day");
    return (where.isEmpty() ? query : query.param("year", year))
        .query(
            (row, n) ->
                new SpecialDay(
                    row.getObject("on_day", LocalDate.class),
                    DayKind.valueOf(row.getString("kind")),
                    row.getString("name")))
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
