package vn.vanthu.campaigns;

import java.time.Instant;

/** Something that was done to a campaign, by whom and why. */
public record CampaignAct(What what, String who, String why, Instant at) {
  /** What was done. */
  public enum What {
    CREATED,
    CHANGED,
    CLOSED,
    REOPENED,
    PAUSED,
    RESUMED
  }
}
