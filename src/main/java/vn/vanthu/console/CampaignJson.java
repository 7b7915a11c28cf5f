package vn.vanthu.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vanthu.campaigns.CampaignStatus;

/** How a campaign stands, as the API returns it; {@code units} only where asked for. */
record CampaignJson(
    String code,
    String form,
    String period,
    String title,
    @JsonProperty("due_date") String dueDate,
    int expected,
    int received,
    @JsonProperty("on_time") int onTime,
    int late,
    int incomplete,
    @JsonProperty("in_review") int inReview,
    int missing,
    int exempt,
    int overdue,
    int extended,
    @JsonProperty("after_closing") int afterClosing,
    @JsonProperty("due_day") String dueDay,
    @JsonProperty("closed_at") @Nullable String closedAt,
    @JsonProperty("paused_at") @Nullable String pausedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<UnitJson> units) {

  static CampaignJson of(CampaignStatus status, ZoneId zone, boolean withUnits) {
    return new CampaignJson(
        status.campaign().code(),
        status.campaign().form(),
        status.campaign().period().toString(),
        status.campaign().title(),
        status.campaign().dueDate().toString(),
        status.expected(),
        status.received(),
        status.onTime(),
        status.late(),
        status.incomplete(),
        status.inReview(),
        status.missing(),
        status.exempt(),
        status.overdue(),
        status.extended(),
        status.afterClosing(),
        status.deadline().day().toString(),
        status
            .campaign()
            .closedAt()
            .map(at -> at.atZone(zone).toOffsetDateTime().toString())
            .orElse(null),
        status
            .campaign()
            .pausedAt()
            .map(at -> at.atZone(zone).toOffsetDateTime().toString())
            .orElse(null),
        withUnits ? status.units().stream().map(row -> UnitJson.of(row, zone)).toList() : null);
  }

  /** One unit of it. */
  record UnitJson(
      String unit,
      String name,
      String state,
      @JsonProperty("received_at") @Nullable String receivedAt,
      String due,
      @JsonProperty("after_closing") boolean afterClosing) {
    static UnitJson of(CampaignStatus.Row row, ZoneId zone) {
      return new UnitJson(
          row.unit().code().value(),
          row.unit().name(),
          row.state().name().toLowerCase(Locale.ROOT),
          row.receivedAt().map(at -> at.atZone(zone).toOffsetDateTime().toString()).orElse(null),
          row.deadline().day().toString(),
          row.afterClosing());
    }
  }
}
