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
      insertValue(id, position++, entry.getKey(), entry.getValue());
    }
  }

  void insertValue(ReportId id, int position, String indicator, StatedValue value) {
    jdbc.sql(
            """
              insert into report_value (report_id, position, indicator, stated, confidence, approximate,
                                        part, page, sheet, ordinal, words)
              values (:id, :position, :indicator, :stated, :confidence, :approximate,
                      :part, :page, :sheet, :ordinal, :words)
              """)
        .param("id", id.value())
        .param("position", position)
        .param("indicator", indicator)
        .param("stated", value.value())
        .param("confidence", value.confidence())
        .param("approximate", value.approximate())
        .params(evidence(value.evidence()))
        .update();
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

  static Map<String, Object> evidence(Evidence evidence) {
    Map<String, Object> params = new HashMap<>();
    params.put("part", evidence.place().part());
    params.put("page", evidence.place().page());
    params.put("sheet", evidence.place().sheet());
    params.put("ordinal", evidence.place().ordinal());
    params.put("words", evidence.text());
    return params;
  }
}
