package vn.vanthu.console.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Repository;

/**
 * The log of acts. Written in the caller's transaction, so that an act and its line come together.
 */
@Repository
public class Audit {
  /** Who acts where no person does. */
  public static final String MACHINE = "machine";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ZoneId zone;

  Audit(JdbcClient jdbc, Clock clock, ZoneId zone) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Notes an act of the signed-in person, or of the machine where there is none.
   *
   * @param act code in lower case with hyphens
   * @param subject kind and key: {@code "report:7"}
   */
  public void note(String act, String subject, String detail) {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    if (person == null || person instanceof AnonymousAuthenticationToken) {
      note(MACHINE, "", act, subject, detail);
      return;
    }
    String address =
        person.getDetails() instanceof WebAuthenticationDetails web
                && web.getRemoteAddress() != null
            ? web.getRemoteAddress()
            : "";
    note(person.getName(), address, act, subject, detail);
  }

  /** Notes an act of somebody who is not (yet) signed in. */
  public void note(String who, String address, String act, String subject, String detail) {
    jdbc.sql(
            """
            insert into act (at, who, address, act, subject, detail) values (:at, :who, :address, :act, :subject, :detail)
            """)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("who", cut(who, 100))
        .param("address", cut(address, 64))
        .param("act", cut(act, 64))
        .param("subject", cut(subject, 200))
        .param("detail", cut(detail, 2000))
        .update();
  }

  /**
   * Acts that fit, newest first.
   *
   * @param before only those older than the act with this key; empty for the newest
   */
  public List<Act> page(ActFilter filter, Optional<Long> before, int size) {
    Map<String, Object> params = new LinkedHashMap<>();
    StringBuilder where = new StringBuilder("where 1 = 1");
    filter.who().ifPresent(who -> add(where, params, "who = :who", "who", who));
    filter.act().ifPresent(act -> add(where, params, "act = :act", "act", act));
    filter.subject().ifPresent(s -> add(where, params, "subject = :subject", "subject", s));
    filter.from().ifPresent(day -> add(where, params, "at >= :from", "from", start(day)));
    filter.to().ifPresent(day -> add(where, params, "at < :to", "to", start(day.plusDays(1))));
    filter
        .words()
        .ifPresent(
            words ->
                add(
                    where,
                    params,
                    "lower(detail) like :words escape '!'",
                    "words",
                    "%" + literal(words) + "%"));
    before.ifPresent(id -> add(where, params, "id < :before", "before", id));
    return jdbc.sql("select * from act " + where + " order by id desc limit :size")
        .params(params)
        .param("size", size)
        .query(Audit::act)
        .list();
  }

  /** What was done to one thing, oldest first; the last {@code most} of it. */
  public List<Act> on(String subject, int most) {
    List<Act> newest =
        page(
            new ActFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(subject),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            Optional.empty(),
            most);
    List<Act> oldestFirst = new java.util.ArrayList<>(newest);
    java.util.Collections.reverse(oldestFirst);
    return oldestFirst;
  }

  private OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(zone).toOffsetDateTime();
  }

  private static void add(
      StringBuilder where, Map<String, Object> params, String clause, String name, Object value) {
    where.append(" and ").append(clause);
    params.put(name, value);
  }

  private static String literal(String words) {
    return words.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static Act act(ResultSet row, int n) throws SQLException {
    return new Act(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("who"),
        row.getString("address"),
        row.getString("act"),
        row.getString("subject"),
        row.getString("detail"));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
