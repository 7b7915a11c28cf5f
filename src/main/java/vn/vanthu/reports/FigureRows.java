package vn.vanthu.reports;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.StatedValue;

/** The figures of reports as they stand now. */
final class FigureRows {
  private final JdbcClient jdbc;
  private final Forms forms;
  private final Clock clock;
  private final ReportWriter writer;

  FigureRows(JdbcClient jdbc, Forms forms, Clock clock) {
    this.jdbc = jdbc;
    this.forms = forms;
    this.clock = clock;
    this.writer = new ReportWriter(jdbc, clock);
  }

  /** Puts a figure in the place of the one that stands, or takes that away. */
  void put(ReportId report, String form, String indicator, Optional<StatedValue> value) {
    jdbc.sql("delete from report_value where report_id = :report and indicator = :indicator")
        .param("report", report.value())
        .param("indicator", indicator)
        .update();
    value.ifPresent(v -> writer.insertValue(report, position(form, indicator), indicator, v));
  }

  /**
   * Notes who has confirmed a figure, or that nobody has.
   *
   * @return false if the report states no such figure
   */
  boolean confirm(ReportId report, String indicator, Optional<String> who) {
    return jdbc.sql(
                """
                update report_value set confirmed_by = :who, confirmed_at = :at
                 where report_id = :report and indicator = :indicator
                """)
            .param("who", who.orElse(null))
            .param("at", who.map(w -> Reports.utc(clock.instant())).orElse(null))
            .param("report", report.value())
            .param("indicator", indicator)
            .update()
        == 1;
  }

  Map<String, String> confirmed(ReportId report) {
    Map<String, String> confirmed = new LinkedHashMap<>();
    jdbc.sql(
            """
            select indicator, confirmed_by from report_value
             where report_id = :report and confirmed_by is not null order by position
            """)
        .param("report", report.value())
        .query(
            row -> {
              confirmed.put(row.getString("indicator"), row.getString("confirmed_by"));
            });
    return confirmed;
  }

  /** Counts anew whether the report states all that its form asks for. */
  void count(Report report) {
    Set<String> stated =
        new HashSet<>(
            jdbc.sql("select indicator from report_value where report_id = :report")
                .param("report", report.id().value())
                .query(String.class)
                .list());
    boolean complete =
        forms.find(report.form()).isPresent()
            && asked(report.form()).stream().allMatch(i -> stated.contains(i.key()));
    jdbc.sql("update report set complete = :complete where id = :report")
        .param("complete", complete)
        .param("report", report.id().value())
        .update();
  }

  private int position(String form, String indicator) {
    List<String> keys = asked(form).stream().map(Indicator::key).toList();
    int place = keys.indexOf(indicator);
    return place < 0 ? keys.size() : place;
  }

  private List<Indicator> asked(String form) {
    return forms.find(form).map(Form::indicators).orElse(List.of());
  }
}
