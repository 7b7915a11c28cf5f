package vn.vanthu.campaigns;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;

/** Campaigns as they were closed: what went upwards, with the names, kinds and clusters of then. */
@Repository
public class Frozen {
  private static final int AT_ONCE = 1000;

  private final JdbcClient jdbc;
  private final JdbcOperations batches;

  public Frozen(JdbcClient jdbc, JdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** One row per unit, by code; empty if the campaign is not closed. */
  public List<Row> of(String campaign) {
    return jdbc.sql("select * from campaign_frozen where campaign = :campaign order by unit")
        .param("campaign", campaign)
        .query(
            (row, n) ->
                new Row(
                    new UnitCode(row.getString("unit")),
                    row.getString("name"),
                    UnitKind.valueOf(row.getString("kind")),
                    row.getString("cluster_name"),
                    UnitState.valueOf(row.getString("state")),
                    Optional.ofNullable(row.getObject("received_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)))
        .list();
  }

  /** Those of some units, a few thousand at the most, by unit. */
  public Map<UnitCode, UnitState> states(String campaign, Collection<UnitCode> units) {
    Map<UnitCode, UnitState> states = new HashMap<>();
    if (!units.isEmpty()) {
      jdbc.sql(
              "select unit, state from campaign_frozen where campaign = :campaign and unit in"
                  + " (:units)")
          .param("campaign", campaign)
          .param("units", units.stream().map(UnitCode::value).toList())
          .query(
              row -> {
                states.put(
                    new UnitCode(row.getString("unit")), UnitState.valueOf(row.getString("state")));
              });
    }
    return states;
  }

  /** Keeps a campaign as it stands; in the caller's transaction. */
  void keep(CampaignStatus status) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (CampaignStatus.Row row : status.units()) {
      Unit unit = row.unit();
      rows.add(
          new @Nullable Object[] {
            status.campaign().code(),
            unit.code().value(),
            unit.name(),
            unit.kind().name(),
            unit.cluster(),
            row.state().name(),
            row.receivedAt().map(CampaignRows::utc).orElse(null)
          });
      if (rows.size() == AT_ONCE) {
        insert(rows);
        rows.clear();
      }
    }
    insert(rows);
  }

  void forget(String campaign) {
    jdbc.sql("delete from campaign_frozen where campaign = :campaign")
        .param("campaign", campaign)
        .update();
  }

  private void insert(List<@Nullable Object[]> rows) {
    batches.batchUpdate(
        """
        insert into campaign_frozen (campaign, unit, name, kind, cluster_name, state, received_at)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  /** A unit of a closed campaign. */
  public record Row(
      UnitCode unit,
      String name,
      UnitKind kind,
      String cluster,
      UnitState state,
      Optional<Instant> receivedAt) {}
}
