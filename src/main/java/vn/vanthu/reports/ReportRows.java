package vn.vanthu.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.UnitCode;

/** Rows to records. */
final class ReportRows {
  private ReportRows() {}

  static Report report(
      ResultSet row, Map<String, StatedValue> values, Map<String, Narrative> narrative)
      throws SQLException {
    return new Report(
        new ReportId(row.getLong("id")),
        row.getString("source"),
        Optional.ofNullable(row.getString("unit")).map(UnitCode::new),
        row.getString("unit_basis"),
        row.getString("form"),
        Optional.ofNullable(row.getString("period")).map(Period::parse),
        ReportStatus.valueOf(row.getString("status")),
        row.getBoolean("complete"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("doc_number")),
        Optional.ofNullable(row.getObject("doc_date", LocalDate.class)),
        Optional.ofNullable(row.getString("signer")),
        Arrays.stream(row.getString("topics").split(","))
            .filter(topic -> !topic.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new)),
        Optional.ofNullable(row.getObject("supersedes", Long.class)).map(ReportId::new),
        values,
        narrative,
        row.getInt("version"));
  }

  static StatedValue value(ResultSet row) throws SQLException {
    return new StatedValue(
        row.getLong("stated"),
        row.getDouble("confidence"),
        row.getBoolean("approximate"),
        evidence(row));
  }

  static Narrative narrative(ResultSet row) throws SQLException {
    return new Narrative(row.getString("said"), evidence(row));
  }

  private static Evidence evidence(ResultSet row) throws SQLException {
    Place place =
        new Place(
            row.getString("part"),
            row.getInt("page"),
            row.getString("sheet"),
            row.getInt("ordinal"));
    return new Evidence(place, row.getString("words"));
  }
}
