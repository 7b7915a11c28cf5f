package vn.vanthu.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;

/** The reports of all units, every revision kept. */
@Repository
public class Reports {
  private final JdbcClient jdbc;
  private final ReportLists lists;
  private final StandingReports standing;
  private final ReportWriter writer;

  public Reports(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.lists = new ReportLists(jdbc);
    this.standing = new StandingReports(jdbc);
    this.writer = new ReportWriter(jdbc, clock);
  }

  /**
   * Files a report in the caller's transaction. One that needs no person takes the place of the
   * unit's earlier report for that form and period, unless that one was received later; then the
   * new one is kept as superseded.
   */
  @Transactional
  public Filed file(NewReport report) {
    if (report.inReview()) {
      return new Filed(
          writer.insert(report, ReportStatus.IN_REVIEW, Optional.empty()),
          ReportStatus.IN_REVIEW,
          Optional.empty());
    }
    Optional<Report> current = slot(report).lock(jdbc).flatMap(this::find);
    if (current.isPresent() && current.get().receivedAt().isAfter(report.receivedAt())) {
      ReportId id = writer.insert(report, ReportStatus.SUPERSEDED, Optional.empty());
      return new Filed(id, ReportStatus.SUPERSEDED, Optional.empty());
    }
    ReportId id = writer.insert(report, ReportStatus.ACCEPTED, current.map(Report::id));
    slot(report).give(jdbc, id);
    return new Filed(id, ReportStatus.ACCEPTED, current);
  }

  /** The report with that key; empty if there is none. */
  public Optional<Report> find(ReportId id) {
    return lists.of("where id = :id", Map.of("id", id.value()), "").stream().findFirst();
  }

  /** The reports that came from that source, in the order they were filed. */
  public List<Report> from(String source) {
    return lists.of("where source = :source", Map.of("source", source), "order by id");
  }

  /**
   * Keys of the reports that came from each of these sources; a source without reports has no key.
   */
  public Map<String, List<ReportId>> idsFrom(List<String> sources) {
    Map<String, List<ReportId>> ids = new LinkedHashMap<>();
    if (sources.isEmpty()) {
      return ids;
    }
    jdbc.sql("select source, id from report where source in (:sources) order by id")
        .param("sources", sources)
        .query(
            row -> {
              ids.computeIfAbsent(row.getString("source"), s -> new java.util.ArrayList<>())
                  .add(new ReportId(row.getLong("id")));
            });
    return ids;
  }

  /** The reports whose figures count for a form and period, one a unit, by unit. */
  public List<Report> counted(String form, Period period) {
    return lists.of(
        "where status = 'ACCEPTED' and form = :form and period = :period",
        Map.of("form", form, "period", period.toString()),
        "order by unit");
  }

  /** Sums of a form's figures over the reports that count, by indicator and period. */
  public Map<String, List<Sum>> sums(String form) {
    return sums("report r", Map.of("form", form));
  }

  /** The same of some units; a few thousand at the most. */
  public Map<String, List<Sum>> sums(String form, Collection<UnitCode> units) {
    return units.isEmpty()
        ? Map.of()
        : sums(
            AskedFor.TABLE + " join report r on r.unit = asked.code",
            Map.of("form", form, "units", AskedFor.param(units)));
  }

  private Map<String, List<Sum>> sums(String from, Map<String, ?> params) {
    Map<String, List<Sum>> sums = new LinkedHashMap<>();
    jdbc.sql(
            """
            select v.indicator, r.period, sum(v.stated) as total, count(*) as units
              from %s join report_value v on v.report_id = r.id
             where r.status = 'ACCEPTED' and r.form = :form
             group by v.indicator, r.period
            """
                .formatted(from))
        .params(params)
        .query(
            row -> {
              sums.computeIfAbsent(row.getString("indicator"), key -> new java.util.ArrayList<>())
                  .add(
                      new Sum(
                          Period.parse(row.getString("period")),
                          row.getLong("total"),
                          row.getInt("units")));
            });
    return sums;
  }

  /**
   * What the units of a period have stated together.
   *
   * @param units how many state it
   */
  public record Sum(Period period, long total, int units) {}

  /** Whose each of these reports is; one without a unit has no key. */
  public Map<ReportId, UnitCode> unitsOf(List<ReportId> ids) {
    Map<ReportId, UnitCode> units = new LinkedHashMap<>();
    if (ids.isEmpty()) {
      return units;
    }
    jdbc.sql("select id, unit from report where id in (:ids) and unit is not null")
        .param("ids", ids.stream().map(ReportId::value).toList())
        .query(
            row -> {
              units.put(new ReportId(row.getLong("id")), new UnitCode(row.getString("unit")));
            });
    return units;
  }

  /** Reports that fit, newest first. */
  public List<Report> page(ReportFilter filter, int page, int size) {
    Map<String, Object> params = new LinkedHashMap<>();
    String where = where(filter, params);
    params.put("size", size);
    params.put("skip", (long) page * size);
    return lists.of(where, params, "order by received_at desc, id desc limit :size offset :skip");
  }

  /** Where the reports of a form and period came from, behind that report, in their order. */
  public Map<ReportId, String> sourcesBehind(
      String form, Period period, ReportId behind, int most) {
    Map<ReportId, String> sources = new LinkedHashMap<>();
    jdbc.sql(
            """
            select id, source from report
             where form = :form and period = :period and id > :behind order by id limit :most
            """)
        .param("form", form)
        .param("period", period.toString())
        .param("behind", behind.value())
        .param("most", most)
        .query(
            row -> {
              sources.put(new ReportId(row.getLong("id")), row.getString("source"));
            });
    return sources;
  }

  /** Reports of known units that were filed in that time, oldest first, {@code most} at most. */
  public List<Report> filedBetween(Instant from, Instant to, int most) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("from", utc(from));
    params.put("to", utc(to));
    params.put("most", most);
    return lists.of(
        "where filed_at >= :from and filed_at < :to and unit is not null",
        params,
        "order by id limit :most");
  }

  /** How many reports of known units were filed in that time. */
  public int countFiledBetween(Instant from, Instant to) {
    return jdbc.sql(
            "select count(*) from report where filed_at >= :from and filed_at < :to and unit is not"
                + " null")
        .param("from", utc(from))
        .param("to", utc(to))
        .query(Integer.class)
        .single();
  }

  /**
   * How many reports for a form and period came on each of these days of that zone, revisions among
   * them; a day without any has no key.
   */
  public SortedMap<LocalDate, Integer> arrivals(
      String form, Period period, LocalDate first, LocalDate last, ZoneId zone) {
    List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
    SortedMap<LocalDate, Integer> arrivals = new TreeMap<>();
    jdbc.sql(
            """
            select days.number, count(*) as reports
              from unnest(cast(:numbers as int array), cast(:starts as timestamp with time zone array),
                          cast(:ends as timestamp with time zone array)) as days(number, starts, ends)
              join report on received_at >= days.starts and received_at < days.ends
             where form = :form and period = :period
             group by days.number
            """)
        .param("numbers", IntStream.range(0, days.size()).boxed().toArray(Integer[]::new))
        .param("starts", starts(days, zone))
        .param("ends", starts(days.stream().map(day -> day.plusDays(1)).toList(), zone))
        .param("form", form)
        .param("period", period.toString())
        .query(
            row -> {
              arrivals.put(days.get(row.getInt("number")), row.getInt("reports"));
            });
    return arrivals;
  }

  private static String[] starts(List<LocalDate> days, ZoneId zone) {
    return days.stream()
        .map(day -> day.atStartOfDay(zone).toInstant().toString())
        .toArray(String[]::new);
  }

  /**
   * Reports that wait for a person, those that came first at the front.
   *
   * @param after only those behind this one in the line; empty for its front
   */
  public List<Report> waiting(Optional<Report> after, int size) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("size", size);
    after.ifPresent(
        report -> {
          params.put("at", utc(report.receivedAt()));
          params.put("id", report.id().value());
        });
    String behind =
        after.isEmpty() ? "" : " and received_at >= :at and (received_at > :at or id > :id)";
    return lists.of(
        "where status = 'IN_REVIEW'" + behind, params, "order by received_at, id limit :size");
  }

  /** How many reports wait for a person; counted no further than {@code most}. */
  public int countWaiting(int most) {
    return jdbc.sql(
            """
            select count(*) from
              (select id from report where status = 'IN_REVIEW' fetch first :most rows only) waiting
            """)
        .param("most", most)
        .query(Integer.class)
        .single();
  }

  /** How many reports fit. */
  public long count(ReportFilter filter) {
    Map<String, Object> params = new LinkedHashMap<>();
    String where = where(filter, params);
    return jdbc.sql("select count(*) from report " + where)
        .params(params)
        .query(Long.class)
        .single();
  }

  /**
   * The reports that stand for a form and period: accepted or in review, one row a unit; those
   * without unit are left out.
   */
  public List<ReportSummary> standing(String form, Period period) {
    return standing.all(form, period);
  }

  /** Of them, those of one unit. */
  public List<ReportSummary> standing(String form, Period period, UnitCode unit) {
    return standing(form, period, List.of(unit));
  }

  /** Of them, those of some units; a few thousand at the most. */
  public List<ReportSummary> standing(String form, Period period, Collection<UnitCode> units) {
    return units.isEmpty() ? List.of() : standing.of(form, period, units);
  }

  /** Reports about which a person must still say whose or for which period they are. */
  public List<Unplaced> unplaced() {
    return jdbc.sql(
            """
            select source, unit, form, received_at from report
             where status = 'IN_REVIEW' and (unit is null or period is null)
            """)
        .query(
            (row, n) ->
                new Unplaced(
                    row.getString("source"),
                    Optional.ofNullable(row.getString("unit")).map(UnitCode::new),
                    row.getString("form"),
                    row.getObject("received_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static Slot slot(NewReport report) {
    return new Slot(report.unit().orElseThrow(), report.form(), report.period().orElseThrow());
  }

  private static String where(ReportFilter filter, Map<String, Object> params) {
    StringBuilder where = new StringBuilder("where 1 = 1");
    filter.form().ifPresent(form -> add(where, params, "form", form));
    filter.period().ifPresent(period -> add(where, params, "period", period.toString()));
    filter.unit().ifPresent(unit -> add(where, params, "unit", unit.value()));
    filter.status().ifPresent(status -> add(where, params, "status", status.name()));
    return where.toString();
  }

  private static void add(
      StringBuilder where, Map<String, Object> params, String column, Object value) {
    where.append(" and ").append(column).append(" = :").append(column);
    params.put(column, value);
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
