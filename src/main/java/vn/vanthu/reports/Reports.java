package vn.vanthu.reports;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.UnitCode;

/** The reports of all units, every revision kept. */
@Repository
public class Reports {
  private static final String COLUMNS =
      """
      id, source, unit, unit_basis, form, period, status, complete, received_at, doc_number, doc_date, signer, topics, supersedes, version
      """;

  private final JdbcClient jdbc;
  private final ReportWriter writer;

  public Reports(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
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
    return list("where id = :id", Map.of("id", id.value()), "").stream().findFirst();
  }

  /** The reports that came from that source, in the order they were filed. */
  public List<Report> from(String source) {
    return list("where source = :source", Map.of("source", source), "order by id");
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

  /** Reports that fit, newest first. */
  public List<Report> page(ReportFilter filter, int page, int size) {
    Map<String, Object> params = new LinkedHashMap<>();
    String where = where(filter, params);
    params.put("size", size);
    params.put("skip", (long) page * size);
    return list(where, params, "order by received_at desc, id desc limit :size offset :skip");
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
   * The reports that stand for a form and period: accepted or in review, one row each; those
   * without unit are left out.
   */
  public List<ReportSummary> standing(String form, Period period) {
    return standing("", Map.of("form", form, "period", period.toString()));
  }

  /** Of them, those of one unit. */
  public List<ReportSummary> standing(String form, Period period, UnitCode unit) {
    return standing(
        "and unit = :unit",
        Map.of("form", form, "period", period.toString(), "unit", unit.value()));
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

  private List<ReportSummary> standing(String more, Map<String, ?> params) {
    return jdbc
        .sql(
            """
            select id, unit, status, complete, received_at,
                   min(received_at) over (partition by unit) as first_received_at
              from report
             where form = :form and period = :period and unit is not null and status <> 'DISCARDED'
            """
                + more)
        .params(params)
        .query(
            (row, n) ->
                new ReportSummary(
                    new ReportId(row.getLong("id")),
                    new UnitCode(row.getString("unit")),
                    ReportStatus.valueOf(row.getString("status")),
                    row.getBoolean("complete"),
                    row.getObject("received_at", OffsetDateTime.class).toInstant(),
                    row.getObject("first_received_at", OffsetDateTime.class).toInstant()))
        .list()
        .stream()
        .filter(summary -> summary.status() != ReportStatus.SUPERSEDED)
        .toList();
  }

  private static Slot slot(NewReport report) {
    return new Slot(report.unit().orElseThrow(), report.form(), report.period().orElseThrow());
  }

  private List<Report> list(String where, Map<String, ?> params, String order) {
    List<Long> ids =
        jdbc.sql("select id from report " + where + " " + order)
            .params(params)
            .query(Long.class)
            .list();
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Long, Map<String, StatedValue>> values = values(ids);
    Map<Long, Map<String, Narrative>> narratives = narratives(ids);
    Map<Long, Report> reports = new LinkedHashMap<>();
    jdbc.sql("select " + COLUMNS + " from report where id in (:ids)")
        .param("ids", ids)
        .query(
            row -> {
              long id = row.getLong("id");
              reports.put(
                  id,
                  ReportRows.report(
                      row,
                      values.getOrDefault(id, Map.of()),
                      narratives.getOrDefault(id, Map.of())));
            });
    return ids.stream().map(reports::get).toList();
  }

  private Map<Long, Map<String, StatedValue>> values(List<Long> ids) {
    Map<Long, Map<String, StatedValue>> values = new LinkedHashMap<>();
    jdbc.sql("select * from report_value where report_id in (:ids) order by report_id, position")
        .param("ids", ids)
        .query(
            row -> {
              values
                  .computeIfAbsent(row.getLong("report_id"), id -> new LinkedHashMap<>())
                  .put(row.getString("indicator"), ReportRows.value(row));
            });
    return values;
  }

  private Map<Long, Map<String, Narrative>> narratives(List<Long> ids) {
    Map<Long, Map<String, Narrative>> narratives = new LinkedHashMap<>();
    jdbc.sql("select * from report_narrative where report_id in (:ids) order by report_id, name")
        .param("ids", ids)
        .query(
            row -> {
              narratives
                  .computeIfAbsent(row.getLong("report_id"), id -> new LinkedHashMap<>())
                  .put(row.getString("name"), ReportRows.narrative(row));
            });
    return narratives;
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

  static OffsetDateTime utc(java.time.Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
