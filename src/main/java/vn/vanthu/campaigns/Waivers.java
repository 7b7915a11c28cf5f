package vn.vanthu.campaigns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.registry.UnitCode;

/** Who is excused from a campaign, or has more time; every step is kept. */
@Repository
public class Waivers {
  private final JdbcClient jdbc;

  public Waivers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that count now, by unit. */
  public Map<UnitCode, Waiver> of(String campaign) {
    Map<UnitCode, Waiver> waivers = new HashMap<>();
    jdbc.sql("select * from waiver where campaign = :campaign")
        .param("campaign", campaign)
        .query(CampaignRows::waiver)
        .list()
        .forEach(waiver -> waivers.put(waiver.unit(), waiver));
    return waivers;
  }

  /** That of one unit. */
  public Optional<Waiver> of(String campaign, UnitCode unit) {
    return jdbc.sql("select * from waiver where campaign = :campaign and unit = :unit")
        .param("campaign", campaign)
        .param("unit", unit.value())
        .query(CampaignRows::waiver)
        .optional();
  }

  /** All that was ever said about them, newest first. */
  public List<WaiverAct> history(String campaign) {
    return jdbc.sql("select * from waiver_act where campaign = :campaign order by at desc, id desc")
        .param("campaign", campaign)
        .query(CampaignRows::waiverAct)
        .list();
  }

  /** All that was ever said about a unit, newest first, by campaign; {@code most} at most. */
  public Map<String, List<WaiverAct>> ofUnit(UnitCode unit, int most) {
    Map<String, List<WaiverAct>> acts = new LinkedHashMap<>();
    jdbc.sql("select * from waiver_act where unit = :unit order by at desc, id desc limit :most")
        .param("unit", unit.value())
        .param("most", most)
        .query(
            row -> {
              acts.computeIfAbsent(row.getString("campaign"), c -> new ArrayList<>())
                  .add(CampaignRows.waiverAct(row, 0));
            });
    return acts;
  }

  /** Puts a waiver in the place of the unit's earlier one; in the caller's transaction. */
  void put(String campaign, Waiver waiver) {
    delete(campaign, waiver.unit());
    jdbc.sql(
            """
            insert into waiver (campaign, unit, extended_to, who, why, at)
            values (:campaign, :unit, :to, :who, :why, :at)
            """)
        .params(params(campaign, waiver))
        .update();
    record(campaign, waiver, waiver.exempts() ? "EXEMPTED" : "EXTENDED");
  }

  /**
   * Takes a unit's waiver back; in the caller's transaction.
   *
   * @param withdrawal who takes it back, why and when
   * @return false if there is none
   */
  boolean withdraw(String campaign, Waiver withdrawal) {
    boolean there = delete(campaign, withdrawal.unit()) > 0;
    if (there) {
      record(campaign, withdrawal, "WITHDRAWN");
    }
    return there;
  }

  private int delete(String campaign, UnitCode unit) {
    return jdbc.sql("delete from waiver where campaign = :campaign and unit = :unit")
        .param("campaign", campaign)
        .param("unit", unit.value())
        .update();
  }

  private void record(String campaign, Waiver waiver, String what) {
    jdbc.sql(
            """
            insert into waiver_act (campaign, unit, what, extended_to, who, why, at)
            values (:campaign, :unit, :what, :to, :who, :why, :at)
            """)
        .params(params(campaign, waiver))
        .param("what", what)
        .update();
  }

  private static Map<String, Object> params(String campaign, Waiver waiver) {
    Map<String, Object> params = new HashMap<>();
    params.put("campaign", campaign);
    params.put("unit", waiver.unit().value());
    params.put("to", waiver.extendedTo().orElse(null));
    params.put("who", waiver.who());
    params.put("why", waiver.why());
    params.put("at", CampaignRows.utc(waiver.at()));
    return params;
  }
}
