package vn.vanthu.reports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.StatedValue;

/** Whole reports, put together from their tables: three statements, however many they are. */
final class ReportLists {
  private static final String COLUMNS =
      """
      id, source, unit, unit_basis, form, period, status, complete, received_at, doc_number, doc_date, signer, topics, supersedes, version
      """;

  private final JdbcClient jdbc;

  ReportLists(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Those that fit, with their figures and narrative; {@code where} and {@code order} are the
   * caller's own words.
   */
  List<Report> of(String where, Map<String, ?> params, String order) {
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
}
