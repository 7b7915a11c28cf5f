package vn.vanthu.campaigns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;

/** Rows to records and back. */
final class CampaignRows {
  private CampaignRows() {}

  static Campaign campaign(ResultSet row, int n) throws SQLException {
    return new Campaign(
        row.getString("code"),
        row.getString("form"),
        Period.parse(row.getString("period")),
        row.getObject("due_date", LocalDate.class),
        row.getString("title"),
        date(row, "from_date"),
        date(row, "to_date"),
        Selection.parse(row.getString("units")),
        new Campaign.Terms(
            Optional.ofNullable(row.getObject("due_hour", LocalTime.class)),
            Optional.ofNullable(row.getString("document")),
            Optional.ofNullable(row.getString("reminders")).map(ReminderSchedule::parse),
            date(row, "reminders_end"),
            Optional.ofNullable(row.getString("series"))),
        instant(row, "closed_at"),
        instant(row, "paused_at"));
  }

  static Map<String, Object> params(Campaign campaign) {
    Map<String, Object> row = new HashMap<>();
    row.put("code", campaign.code());
    row.put("form", campaign.form());
    row.put("period", campaign.period().toString());
    row.put("due", campaign.dueDate());
    row.put("title", campaign.title());
    row.put("from", campaign.from().orElse(null));
    row.put("to", campaign.to().orElse(null));
    row.put("units", campaign.units().written());
    row.put("hour", campaign.terms().dueHour().orElse(null));
    row.put("document", campaign.terms().document().orElse(null));
    row.put("reminders", campaign.terms().reminders().map(ReminderSchedule::written).orElse(null));
    row.put("end", campaign.terms().remindersEnd().orElse(null));
    row.put("series", campaign.terms().series().orElse(null));
    return row;
  }

  static CampaignAct act(ResultSet row, int n) throws SQLException {
    return new CampaignAct(
        CampaignAct.What.valueOf(row.getString("what")),
        row.getString("who"),
        row.getString("why"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  static Waiver waiver(ResultSet row, int n) throws SQLException {
    return new Waiver(
        new UnitCode(row.getString("unit")),
        date(row, "extended_to"),
        row.getString("who"),
        row.getString("why"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  static WaiverAct waiverAct(ResultSet row, int n) throws SQLException {
    return new WaiverAct(
        new UnitCode(row.getString("unit")),
        WaiverAct.What.valueOf(row.getString("what")),
        date(row, "extended_to"),
        row.getString("who"),
        row.getString("why"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Optional<LocalDate> date(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
