package vn.vanthu.reports;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.UnitCode;

/** Writes the rows of a report. */
final class ReportWriter {
  private final JdbcClient jdbc;
  private final Clock clock;

  ReportWriter(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Locks the place of this unit, form and period until the transaction ends; the report that holds
   * it, if one does.
   */
  Optional<ReportId> lockSlot(NewReport report) {
    Map<String, Object> slot = slot(report);
    jdbc.sql(
            """
            insert into report_slot (unit, form, period) values (:unit, :form, :period) on conflict do nothing
            """)
        .params(slot)
        .update();
    return jdbc.sql(
            """
            select current_report from report_slot
             where unit = :unit and form = :form and period = :period for update
            """)
        .params(slot)
        .query(
            (row, n) ->
                Optional.ofNullable(row.getObject("current_report", Long.class)).map(ReportId::new))
        .single();
  }

  /** Gives the place to {@code id}; the report that held it before becomes superseded. */
  void putInSlot(NewReport report, ReportId id) {
    Map<String, Object> slot = slot(report);
    jdbc.sql(
            """
            update report set status = 'SUPERSEDED'
             where status = 'ACCEPTED' and form = :form and period = :period and unit = :unit and id <> :id
            """)
        .params(slot)
        .param("id", id.value())
        .update();
    jdbc.sql(
            """
            update report_slot set current_report = :id where unit = :unit and form = :form and period = :period
            """)
        .params(slot)
        .param("id", id.value())
        .update();
  }

  ReportId insert(NewReport report, ReportStatus status, Optional<ReportId> supersedes) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into report (source, unit, unit_basis, form, period, status, complete, received_at, filed_at,
                                doc_number, doc_date, signer, topics, supersedes)
            values (:source, :unit, :unitBasis, :form, :period, :status, :complete, :receivedAt, :filedAt,
                    :docNumber, :docDate, :signer, :topics, :supersedes)
            """)
        .param("source", report.source())
        .param("unit", report.unit().map(UnitCode::value).orElse(null))
        .param("unitBasis", report.unitBasis())
        .param("form", report.form())
        .param("period", report.period().map(Period::toString).orElse(null))
        .param("status", status.name())
        .param("complete", report.complete())
        .param("receivedAt", Reports.utc(report.receivedAt()))
        .param("filedAt", Reports.utc(clock.instant()))
        .param("docNumber", report.docNumber().orElse(null))
        .param("docDate", report.docDate().orElse(null))
        .param("signer", report.signer().orElse(null))
        .param("topics", String.join(",", report.topics()))
        .param("supersedes", supersedes.map(ReportId::value).orElse(null))
        .update(key, "id");
    ReportId id = new ReportId(Objects.requireNonNull(key.getKey()).longValue());
    insertValues(id, report.values());
    report.narrative().forEach((name, narrative) -> insertNarrative(id, name, narrative));
    return id;
  }

  private void insertValues(ReportId id, Map<String, StatedValue> values) {
    int position = 0;
    for (Map.Entry<String, StatedValue> entry : values.entrySet()) {
      StatedValue value = entry.getValue();
      jdbc.sql(
              """
              insert into report_value (report_id, position, indicator, stated, confidence, approximate,
                                        part, page, sheet, ordinal, words)
              values (:id, :position, :indicator, :stated, :confidence, :approximate,
                      :part, :page, :sheet, :ordinal, :words)
              """)
          .param("id", id.value())
          .param("position", position++)
          .param("indicator", entry.getKey())
          .param("stated", value.value())
          .param("confidence", value.confidence())
          .param("approximate", value.approximate())
          .params(evidence(value.evidence()))
          .update();
    }
  }

  private void insertNarrative(ReportId id, String name, Narrative narrative) {
    jdbc.sql(
            """
            insert into report_narrative (report_id, name, said, part, page, sheet, ordinal, words)
            values (:id, :name, :said, :part, :page, :sheet, :ordinal, :words)
            """)
        .param("id", id.value())
        .param("name", name)
        .param("said", narrative.value())
        .params(evidence(narrative.evidence()))
        .update();
  }

  private static Map<String, Object> evidence(Evidence evidence) {
    Map<String, Object> params = new HashMap<>();
    params.put("part", evidence.place().part());
    params.put("page", evidence.place().page());
    params.put("sheet", evidence.place().sheet());
    params.put("ordinal", evidence.place().ordinal());
    params.put("words", evidence.text());
    return params;
  }

  private static Map<String, Object> slot(NewReport report) {
    return Map.of(
        "unit", report.unit().orElseThrow().value(),
        "form", report.form(),
        "period", report.period().orElseThrow().toString());
  }
}
