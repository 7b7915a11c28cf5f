package vn.vanthu.campaigns;

/** A series has made its next campaign. */
public record CampaignMade(Campaign campaign) {}
