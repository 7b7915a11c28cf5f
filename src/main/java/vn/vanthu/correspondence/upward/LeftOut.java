package vn.vanthu.correspondence.upward;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.reports.ReportId;

/** The sentences that people leave out of the office's own reports. */
@Repository
class LeftOut {
  private static final int LONGEST = 1000;

  private final JdbcClient jdbc;
  private final Clock clock;

  LeftOut(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Those of a campaign, the last one first. */
  List<Sentence> of(String campaign) {
    return jdbc.sql("select * from left_out_sentence where campaign = :campaign order by at desc")
        .param("campaign", campaign)
        .query(
            (row, n) ->
                new Sentence(
                    row.getString("heading"),
                    new ReportId(row.getLong("report")),
                    row.getString("sentence"),
                    row.getString("who"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** The same round without them. */
  Consolidation without(Consolidation of) {
    Set<String> keys =
        of(of.campaign().code()).stream()
            .map(sentence -> key(sentence.heading(), sentence.report(), sentence.text()))
            .collect(Collectors.toSet());
    return keys.isEmpty()
        ? of
        : of.without(
            (heading, said) -> keys.contains(key(heading, said.report(), stored(said.text()))));
  }

  void add(String campaign, String heading, ReportId report, String text, String who) {
    jdbc.sql(
            """
            insert into left_out_sentence (campaign, report, heading, hash, sentence, who, at)
            values (:campaign, :report, :heading, :hash, :sentence, :who, :now) on conflict do nothing
            """)
        .param("campaign", campaign)
        .param("report", report.value())
        .param("heading", heading)
        .param("hash", hash(stored(text)))
        .param("sentence", stored(text))
        .param("who", who)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  void remove(String campaign, String heading, ReportId report, String text) {
    jdbc.sql(
            """
            delete from left_out_sentence
             where campaign = :campaign and report = :report and heading = :heading and hash = :hash
            """)
        .param("campaign", campaign)
        .param("report", report.value())
        .param("heading", heading)
        .param("hash", hash(stored(text)))
        .update();
  }

  private static String key(String heading, ReportId report, String text) {
    return heading + "/" + report.value() + "/" + text;
  }

  private static String stored(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One of them, and who took it out. */
  record Sentence(String heading, ReportId report, String text, String who, Instant at) {}
}
