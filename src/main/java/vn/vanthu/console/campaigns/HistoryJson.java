package vn.vanthu.console.campaigns;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import vn.vanthu.campaigns.CampaignAct;
import vn.vanthu.campaigns.Frozen;
import vn.vanthu.campaigns.WaiverAct;
import vn.vanthu.correspondence.reminders.Sent;

/** Rows of histories, in the API's own names. */
final class HistoryJson {
  private HistoryJson() {}

  /** Something done to a campaign. */
  record ActJson(String what, String who, String why, Instant at) {
    static ActJson of(CampaignAct act) {
      return new ActJson(small(act.what()), act.who(), act.why(), act.at());
    }
  }

  /** A step in the history of a unit's waivers. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record WaiverJson(
      String unit, String what, @Nullable String extendedTo, String who, String why, Instant at) {
    static WaiverJson of(WaiverAct act) {
      return new WaiverJson(
          act.unit().value(),
          small(act.what()),
          act.extendedTo().map(Object::toString).orElse(null),
          act.who(),
          act.why(),
          act.at());
    }
  }

  /** A unit of a closed campaign. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record FrozenJson(
      String unit,
      String name,
      String kind,
      String cluster,
      String state,
      @Nullable Instant receivedAt) {
    static FrozenJson of(Frozen.Row row) {
      return new FrozenJson(
          row.unit().value(),
          row.name(),
          small(row.kind()),
          row.cluster(),
          small(row.state()),
          row.receivedAt().orElse(null));
    }
  }

  /** A reminder that was written. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record SentJson(
      String campaign,
      String step,
      String kind,
      String day,
      long letter,
      String to,
      String status,
      @Nullable Instant sentAt,
      @Nullable String cause) {
    static SentJson of(Sent sent) {
      return new SentJson(
          sent.campaign(),
          sent.step(),
          small(sent.kind()),
          sent.day().toString(),
          sent.letter().value(),
          sent.to(),
          small(sent.status()),
          sent.sentAt().orElse(null),
          sent.cause().orElse(null));
    }
  }

  private static String small(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
