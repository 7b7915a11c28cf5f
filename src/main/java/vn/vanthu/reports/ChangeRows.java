package vn.vanthu.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import vn.vanthu.forms.StatedValue;

/** The rows of changes. */
final class ChangeRows {
  private final JdbcClient jdbc;
  private final Clock clock;

  ChangeRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Change write(
      ReportId report,
      Act act,
      String what,
      Optional<String> before,
      Optional<String> after,
      Optional<Long> undoes) {
    KeyHolder key = new GeneratedKeyHolder();
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into report_change (report_id, at, who, why, cause, what, said_before, said_after, undoes)
            values (:report, :at, :who, :why, :cause, :what, :before, :after, :undoes)
            """)
        .param("report", report.value())
        .param("at", Reports.utc(now))
        .param("who", act.who())
        .param("why", act.why())
        .param("cause", act.cause().orElse(null))
        .param("what", what)
        .param("before", before.orElse(null))
        .param("after", after.orElse(null))
        .param("undoes", undoes.orElse(null))
        .update(key, "id");
    long id = Objects.requireNonNull(key.getKey()).longValue();
    return new Change(
        id, report, now, act, what, before, after, Optional.empty(), Optional.empty(), undoes);
  }

  /** Keeps the figures of a change beside it. */
  Change withValues(Change change, Optional<StatedValue> before, Optional<StatedValue> after) {
    before.ifPresent(value -> write(change.id(), "BEFORE", value));
    after.ifPresent(value -> write(change.id(), "AFTER", value));
    return with(change, before, after);
  }

  /**
   * @throws org.springframework.dao.EmptyResultDataAccessException if there is none
   */
  Change find(long id) {
    return list("where id = :id", id).get(0);
  }

  List<Change> of(ReportId report) {
    return list("where report_id = :id order by id", report.value());
  }

  /** Whether nothing of the same kind was changed in the report since. */
  boolean isLast(Change change) {
    return jdbc.sql(
                "select count(*) from report_change where report_id = :report and what = :what and id > :id")
            .param("report", change.report().value())
            .param("what", change.what())
            .param("id", change.id())
            .query(Long.class)
            .single()
        == 0;
  }

  private void write(long change, String side, StatedValue value) {
    jdbc.sql(
            """
            insert into report_change_value (change_id, side, stated, confidence, approximate, part, page, sheet, ordinal, words)
            values (:change, :side, :stated, :confidence, :approximate, :part, :page, :sheet, :ordinal, :words)
            """)
        .param("change", change)
        .param("side", side)
        .param("stated", value.value())
        .param("confidence", value.confidence())
        .param("approximate", value.approximate())
        .params(ReportWriter.evidence(value.evidence()))
        .update();
  }

  private List<Change> list(String where, long id) {
    List<Change> changes =
        jdbc.sql("select * from report_change " + where)
            .param("id", id)
            .query(ChangeRows::change)
            .list();
    Map<String, StatedValue> values = new HashMap<>();
    if (!changes.isEmpty()) {
      jdbc.sql("select * from report_change_value where change_id in (:ids)")
          .param("ids", changes.stream().map(Change::id).toList())
          .query(
              row -> {
                values.put(row.getString("side") + row.getLong("change_id"), ReportRows.value(row));
              });
    }
    return changes.stream()
        .map(
            c ->
                with(
                    c,
                    Optional.ofNullable(values.get("BEFORE" + c.id())),
                    Optional.ofNullable(values.get("AFTER" + c.id()))))
        .toList();
  }

  private static Change with(Change c, Optional<StatedValue> before, Optional<StatedValue> after) {
    return new Change(
        c.id(),
        c.report(),
        c.at(),
        c.act(),
        c.what(),
        c.before(),
        c.after(),
        before,
        after,
        c.undoes());
  }

  private static Change change(ResultSet row, int n) throws SQLException {
    Act act =
        new Act(
            row.getString("who"),
            row.getString("why"),
            Optional.ofNullable(row.getString("cause")),
            Optional.empty());
    return new Change(
        row.getLong("id"),
        new ReportId(row.getLong("report_id")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        act,
        row.getString("what"),
        Optional.ofNullable(row.getString("said_before")),
        Optional.ofNullable(row.getString("said_after")),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(row.getObject("undoes", Long.class)));
  }
}
