package vn.vanthu.correspondence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The letters, looked through by people. Writes nothing. */
@Repository
public class LetterRegister {
  private final JdbcClient jdbc;
  private final LetterRows rows;

  LetterRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.rows = new LetterRows(jdbc);
  }

  /**
   * Letters that fit, newest first.
   *
   * @param before only those written before this one; empty for the newest
   */
  public List<Letter> page(LetterFilter filter, Optional<LetterId> before, int size) {
    Map<String, Object> params = new LinkedHashMap<>();
    String where = where(filter, params);
    if (before.isPresent()) {
      where += " and id < :before";
      params.put("before", before.get().value());
    }
    params.put("size", size);
    return rows.list(where + " order by id desc limit :size", params);
  }

  /** How many letters fit; no more than {@code most} are counted. */
  public int count(LetterFilter filter, int most) {
    Map<String, Object> params = new LinkedHashMap<>();
    String where = where(filter, params);
    params.put("most", most);
    return jdbc.sql(
            "select count(*) from (select id from letter where " + where + " limit :most) found")
        .params(params)
        .query(Integer.class)
        .single();
  }

  /** When a letter that waits is tried next. */
  public Optional<Instant> nextAttempt(LetterId id) {
    return jdbc.sql("select next_attempt_at from letter where id = :id and status = 'QUEUED'")
        .param("id", id.value())
        .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  /** What people have done to a letter, oldest first. */
  public List<LetterAct> acts(LetterId id) {
    return jdbc.sql("select * from letter_act where letter_id = :id order by id")
        .param("id", id.value())
        .query(
            (row, n) ->
                new LetterAct(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("who"),
                    row.getString("what"),
                    row.getString("why")))
        .list();
  }

  private static String where(LetterFilter filter, Map<String, Object> params) {
    StringBuilder where = new StringBuilder("1 = 1");
    if (!filter.statuses().isEmpty()) {
      where.append(" and status in (:statuses)");
      params.put("statuses", filter.statuses().stream().map(Enum::name).toList());
    }
    if (!filter.kinds().isEmpty()) {
      where.append(" and kind in (:kinds)");
      params.put("kinds", filter.kinds());
    }
    if (!filter.units().isEmpty()) {
      where.append(" and unit in (:units)");
      params.put("units", filter.units());
    }
    filter
        .to()
        .ifPresent(
            to -> {
              where.append(" and to_key = :to");
              params.put("to", LetterAddress.key(to));
            });
    filter
        .from()
        .ifPresent(
            from -> {
              where.append(" and queued_at >= :from");
              params.put("from", LetterRows.utc(from));
            });
    filter
        .before()
        .ifPresent(
            end -> {
              where.append(" and queued_at < :end");
              params.put("end", LetterRows.utc(end));
            });
    return where.toString();
  }

  /**
   * What somebody did to a letter.
   *
   * @param what {@code RELEASED}, {@code REQUEUED} or {@code WITHHELD}
   */
  public record LetterAct(Instant at, String who, String what, String why) {}
}
