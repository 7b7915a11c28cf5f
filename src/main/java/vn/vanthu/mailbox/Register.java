package vn.vanthu.mailbox;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register of incoming mail as a person searches it. Pages go by key, so that each costs the
 * same however many mails there are.
 */
@Repository
public class Register {
  private static final int LONGEST_WORD = 40;
  private static final int RARE = 2_000;
  private static final int MOST_WORDS = 8;
  private static final int AT_ONCE = 100;

  /** Behind the last mail of the page before, where pages go by the time of arrival. */
  private static final String BEHIND =
      """
       and mail.received_at <= (select last_one.received_at from mail last_one where last_one.id = :before)
       and (mail.received_at < (select last_one.received_at from mail last_one where last_one.id = :before) or mail.id < :before)
      """;

  private final JdbcClient jdbc;
  private final ZoneId zone;

  public Register(JdbcClient jdbc, ZoneId zone) {
    this.jdbc = jdbc;
    this.zone = zone;
  }

  /**
   * Mails that fit, newest first.
   *
   * @param before only those older than the mail with this key
   */
  public List<StoredMail> page(RegisterFilter filter, Optional<MailId> before, int size) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("size", size);
    List<String> words = sought(filter);
    StringBuilder sql = new StringBuilder("select mail.* from ");
    sql.append(words.isEmpty() ? "mail where 1 = 1" : found(words, params));
    boolean byArrival = words.isEmpty() && (filter.from().isPresent() || filter.to().isPresent());
    if (before.isPresent()) {
      params.put("before", before.get().value());
      sql.append(
          byArrival
              ? BEHIND
              : words.isEmpty() ? " and mail.id < :before" : " and w.mail_id < :before");
    }
    conditions(filter, sql, params);
    String order =
        byArrival
            ? "mail.received_at desc, mail.id desc"
            : words.isEmpty() ? order(filter) : "w.word, w.mail_id desc";
    sql.append(" order by ").append(order).append(" limit :size");
    return jdbc.sql(sql.toString()).params(params).query(Mails::mail).list();
  }

  /** Newest first within what the filter holds fast, as an index has it. */
  private static String order(RegisterFilter filter) {
    if (filter.disposition().isPresent()) {
      return filter.kind().isPresent()
          ? "mail.disposition, mail.kind, mail.id desc"
          : "mail.disposition, mail.id desc";
    }
    if (filter.status().isPresent()) {
      return "mail.status, mail.id desc";
    }
    return filter.sender().isPresent() ? "mail.sender, mail.id desc" : "mail.id desc";
  }

  /** How many mails fit; counted no further than {@code most}. */
  public int count(RegisterFilter filter, int most) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("most", most);
    List<String> words = sought(filter);
    StringBuilder sql = new StringBuilder("select count(*) from (select mail.id from ");
    sql.append(words.isEmpty() ? "mail where 1 = 1" : found(words, params));
    conditions(filter, sql, params);
    sql.append(" limit :most) found");
    return jdbc.sql(sql.toString()).params(params).query(Integer.class).single();
  }

  /** Makes a mail findable by these words, in place of those it had; joins the transaction. */
  public void index(MailId id, Collection<String> words) {
    jdbc.sql("delete from mail_word where mail_id = :id").param("id", id.value()).update();
    List<String> each = words.stream().distinct().toList();
    for (int from = 0; from < each.size(); from += AT_ONCE) {
      insert(id, each.subList(from, Math.min(each.size(), from + AT_ONCE)));
    }
  }

  private void insert(MailId id, List<String> words) {
    Map<String, Object> params = new LinkedHashMap<>();
    List<String> rows = new ArrayList<>();
    for (String word : words) {
      rows.add("(:word" + rows.size() + ", :id)");
      params.put("word" + params.size(), word);
    }
    params.put("id", id.value());
    jdbc.sql("insert into mail_word (word, mail_id) values " + String.join(", ", rows))
        .params(params)
        .update();
  }

  /**
   * A text as it is indexed: its words, and its neighbours two by two, because a Vietnamese word is
   * mostly two syllables and either of them stands in every other mail.
   */
  public static List<String> terms(String text) {
    List<String> words = all(text);
    Set<String> terms = new LinkedHashSet<>(words);
    terms.addAll(pairs(words));
    return List.copyOf(terms);
  }

  /** What is looked up: neighbours where any mail holds them so, else the words alone. */
  private List<String> sought(RegisterFilter filter) {
    List<String> words = all(filter.words().orElse(""));
    List<String> pairs = rarestFirst(pairs(words));
    if (!pairs.isEmpty() && held(pairs.get(0)) > 0) {
      return pairs;
    }
    return rarestFirst(words.stream().distinct().toList());
  }

  private static List<String> pairs(List<String> words) {
    Set<String> pairs = new LinkedHashSet<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      String pair = words.get(i) + " " + words.get(i + 1);
      if (pair.length() <= LONGEST_WORD) {
        pairs.add(pair);
      }
    }
    return List.copyOf(pairs);
  }

  /** A text as the words by which it is searched, each once. */
  public static List<String> words(String text) {
    return all(text).stream().distinct().toList();
  }

  private static List<String> all(String text) {
    String folded =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replace('đ', 'd');
    List<String> words = new ArrayList<>();
    for (String word : folded.split("[^a-z0-9]+")) {
      if (!word.isEmpty()) {
        words.add(word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD));
      }
    }
    return words;
  }

  private static String found(List<String> words, Map<String, Object> params) {
    StringBuilder from =
        new StringBuilder("mail_word w join mail on mail.id = w.mail_id where w.word = :word0");
    params.put("word0", words.get(0));
    for (int i = 1; i < words.size(); i++) {
      from.append(" and exists (select 1 from mail_word x where x.word = :word")
          .append(i)
          .append(" and x.mail_id = w.mail_id)");
      params.put("word" + i, words.get(i));
    }
    return from.toString();
  }

  /** The word that fewest mails hold leads; the others are only looked up. */
  private List<String> rarestFirst(List<String> words) {
    if (words.size() < 2) {
      return words;
    }
    Map<String, Integer> held = new LinkedHashMap<>();
    words.stream().limit(MOST_WORDS).forEach(word -> held.put(word, held(word)));
    List<String> sorted = new ArrayList<>(held.keySet());
    sorted.sort(Comparator.comparing(held::get));
    return sorted;
  }

  private int held(String word) {
    return jdbc.sql(
            "select count(*) from (select 1 from mail_word where word = :word limit :rare) found")
        .param("word", word)
        .param("rare", RARE)
        .query(Integer.class)
        .single();
  }

  private void conditions(RegisterFilter filter, StringBuilder sql, Map<String, Object> params) {
    filter
        .disposition()
        .ifPresent(
            d -> and(sql, params, "mail.disposition = :disposition", "disposition", d.name()));
    filter.kind().ifPresent(k -> and(sql, params, "mail.kind = :kind", "kind", k.name()));
    filter.status().ifPresent(s -> and(sql, params, "mail.status = :status", "status", s.name()));
    filter.sender().ifPresent(s -> and(sql, params, "mail.sender = :sender", "sender", s));
    filter.from().ifPresent(d -> and(sql, params, "mail.received_at >= :from", "from", start(d)));
    filter
        .to()
        .ifPresent(d -> and(sql, params, "mail.received_at < :to", "to", start(d.plusDays(1))));
  }

  private static void and(
      StringBuilder sql, Map<String, Object> params, String clause, String name, Object value) {
    sql.append(" and ").append(clause);
    params.put(name, value);
  }

  private OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(zone).toOffsetDateTime();
  }
}
