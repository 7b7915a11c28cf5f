package vn.vanthu.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Round;
import vn.vanthu.forms.Period;

/**
 * Fills an empty database with as many units, reports, mails and letters as a city has in years.
 */
final class ManyUnits {
  private static final String UNIT = "'U' || lpad(cast(n as varchar(6)), 6, '0')";

  private final boolean h2;
  private final int units;
  private final JdbcClient jdbc;

  ManyUnits(boolean h2, int units, JdbcClient jdbc) {
    this.h2 = h2;
    this.units = units;
    this.jdbc = jdbc;
  }

  private String series(int count) {
    return h2
        ? "select cast(n as int) as n from system_range(1, %d) as t(n)".formatted(count)
        : "select n from generate_series(1, %d) as n".formatted(count);
  }

  /** Units, campaigns, and their reports; two campaigns are open, with 7 reports in 10. */
  void fill(Campaigns campaigns, int past) throws IOException {
    List<String> indexes = indexes("report");
    indexes.forEach(i -> jdbc.sql("drop index if exists " + name(i)).update());
    String code = UNIT;
    jdbc.sql(
            """
            insert into unit (code, name, kind, contact, phone, cluster_name)
            select %s, 'CĐCS ' || n, 'SCHOOL', 'Nguyễn Thị Hòa', '0912000101', 'Cụm ' || mod(n, 100) from (%s) as numbers
            """
                .formatted(code, series(units)))
        .update();
    jdbc.sql(
            """
            insert into unit_address (unit, position, address) select %s, 0, 'u' || n || '@truong.example' from (%s) as numbers
            """
                .formatted(code, series(units)))
        .update();
    jdbc.sql("update registry_version set changes = changes + 1").update();
    campaigns.put(
        List.of(
            Round.campaign("Q2", Round.Q2, "2022-06-15"),
            Round.campaign("H1", Period.parse("2022-H1"), "2022-06-15")));
    for (int p = 0; p < past; p++) {
      insert(code, 2000 + p + "", "2020-01-01 00:00:00+00", "");
    }
    for (String period : List.of("2022-Q2", "2022-H1")) {
      insert(code, period, "2022-06-10 00:00:00+00", "where mod(n, 10) < 7");
    }
    indexes.forEach(index -> jdbc.sql(index).update());
    jdbc.sql(h2 ? "analyze" : "vacuum analyze").update();
  }

  /**
   * What the pages show beside it: figures of the open campaigns, a mail of each of {@code mails}
   * reports and what was answered, and 2,000 reports that wait for a person.
   *
   * @param sha256 of the bytes that every mail is said to have
   */
  void fillPages(int mails, String sha256) throws IOException {
    jdbc.sql(
            """
            insert into report_value (report_id, position, indicator, stated, confidence, approximate, part, page, sheet, ordinal, words)
            select r.id, i.position, i.indicator, mod(r.id, 50) + i.position, 0.97, false, 'bao-cao.docx', 1, '', 3, 'tổ chức ' || mod(r.id, 50) || ' lượt'
              from report r, (values (1, 'meetings'), (2, 'meeting_attendees'), (3, 'leaflets'), (4, 'opinions_received')) as i(position, indicator)
             where r.period in ('2022-Q2', '2022-H1')
            """)
        .update();
    jdbc.sql(
            """
            update report set status = 'IN_REVIEW' where period = '2022-Q2' and mod(id, %d) = 0
            """
                .formatted(Math.max(1, units / 2_000)))
        .update();
    List<String> indexes = new ArrayList<>();
    for (String table : List.of("mail", "mail_word", "letter")) {
      indexes.addAll(indexes(table));
    }
    indexes.forEach(i -> jdbc.sql("drop index if exists " + name(i)).update());
    mails(mails, sha256);
    letters(mails);
    indexes.forEach(index -> jdbc.sql(index).update());
    jdbc.sql(h2 ? "analyze" : "vacuum analyze").update();
  }

  private void mails(int mails, String sha256) {
    jdbc.sql(
            """
            insert into mail (mailbox, folder, uidvalidity, uid, received_at, stored_at, register_year, register_number, sha256, bytes, fingerprint,
                              oversize, too_old, sender, subject, message_id, status, next_attempt_at, kind, disposition, why_code, why_args)
            select 'office', 'INBOX', 1, n, timestamp with time zone '2022-06-10 00:00:00+00', timestamp with time zone '2022-06-10 00:00:00+00',
                   2022, n, '%s', 900, '%s', false, false, 'u' || n || '@truong.example', 'Báo cáo CCHC quý II năm 2022 số ' || n,
                   '<m' || n || '@truong.example>', 'DONE', timestamp with time zone '2022-06-10 00:00:00+00',
                   case when mod(n, 9) = 0 then 'OTHER' else 'REPORT' end,
                   case when mod(n, 9) = 0 then 'SET_ASIDE' when mod(n, 100) = 1 then 'FOR_REVIEW' else 'RECORDED' end, 'recorded', ''
              from (%s) as numbers
            """
                .formatted(sha256, sha256, series(mails)))
        .update();
    for (String word : List.of("'bao'", "'cchc'", "'u' || id", "'s' || mod(id, 1000)")) {
      jdbc.sql("insert into mail_word (word, mail_id) select %s, id from mail".formatted(word))
          .update();
    }
    jdbc.sql(
            "insert into screening (mail_id, rules, may_answer, ack_owed) select id, '', true, true"
                + " from mail")
        .update();
  }

  private void letters(int letters) {
    jdbc.sql(
            """
            insert into letter (purpose, cause_id, kind, to_address, unit, thread, status, message_id, refs, subject, body, queued_at, sent_at,
                                next_attempt_at, to_key, to_domain)
            select 'ACKNOWLEDGEMENT', 'mail:' || n, 'unit/acknowledgement', 'u' || n || '@truong.example', %s, '<m' || n || '@truong.example>',
                   case when mod(n, 500) = 0 then 'BOUNCED' else 'SENT' end, '<l' || n || '@office.example>', '', 'Đã nhận báo cáo', 'Kính gửi đơn vị',
                   timestamp with time zone '2022-06-10 00:00:00+00', timestamp with time zone '2022-06-10 00:00:00+00',
                   timestamp with time zone '2022-06-10 00:00:00+00', 'u' || n || '@truong.example', 'truong.example'
              from (%s) as numbers where n <= %d
            """
                .formatted(UNIT, series(letters), units))
        .update();
  }

  private void insert(String code, String period, String at, String which) {
    jdbc.sql(
            """
            insert into report (source, unit, form, period, status, complete, received_at, filed_at, unit_basis, topics)
            select 'mail:' || n, %s, 'cchc', '%s', 'ACCEPTED', true, timestamp with time zone '%s', timestamp with time zone '%s', 'address', ''
              from (%s) as numbers %s
            """
                .formatted(code, period, at, at, series(units), which))
        .update();
  }

  /** The indexes of a table, by which filling would take for ever. */
  private List<String> indexes(String table) throws IOException {
    List<String> indexes = new ArrayList<>();
    Path folder = Path.of("src/main/resources/db/migration/common");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        index(table)
            .matcher(Files.readString(file, StandardCharsets.UTF_8))
            .results()
            .map(MatchResult::group)
            .forEach(indexes::add);
      }
    }
    indexes.removeIf(index -> !exists(name(index)));
    return indexes;
  }

  private boolean exists(String index) {
    String sql =
        h2
            ? "select count(*) from information_schema.indexes where index_name = :name"
            : "select count(*) from pg_indexes where indexname = :name";
    return jdbc.sql(sql).param("name", index).query(Integer.class).single() > 0;
  }

  private static Pattern index(String table) {
    return Pattern.compile("(?m)^create (?:unique )?index \\w+ on " + table + " \\([^;]*\\);");
  }

  private static String name(String index) {
    return index.replaceFirst("(?s)^create (?:unique )?index (\\w+) .*", "$1");
  }
}
