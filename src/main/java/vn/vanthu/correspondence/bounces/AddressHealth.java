package vn.vanthu.correspondence.bounces;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterAddress;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.OfficeSettings;

/**
 * Which addresses can be written to. Two hard bounces on different days make one unusable, for half
 * a year; a complaint does so at once and until a person restores it. Any mail from an address
 * clears its bounces.
 */
@Repository
public class AddressHealth {
  private static final Duration REMEMBERED = Duration.ofDays(180);
  private static final int DAYS = 2;
  private static final String MAIL = "mail";

  private final JdbcClient jdbc;
  private final OfficeSettings office;
  private final Clock clock;

  public AddressHealth(JdbcClient jdbc, OfficeSettings office, Clock clock) {
    this.jdbc = jdbc;
    this.office = office;
    this.clock = clock;
  }

  /** Whether a letter to that address would be in vain, or unwanted. */
  public boolean isUnusable(String address) {
    return !unusable(List.of(address)).isEmpty();
  }

  /** Those of these addresses that cannot be written to, as they were given. */
  public Set<String> unusable(Collection<String> addresses) {
    Map<String, String> byKey = new HashMap<>();
    addresses.stream()
        .filter(address -> !address.isBlank())
        .forEach(address -> byKey.put(LetterAddress.key(address), address));
    Set<String> found = new HashSet<>();
    if (!byKey.isEmpty()) {
      for (Unusable row : faulty("and f.address_key in (:keys)", Map.of("keys", byKey.keySet()))) {
        found.add(byKey.getOrDefault(row.address(), row.address()));
      }
    }
    return found;
  }

  /** Why that address cannot be written to; empty if it can. */
  public Optional<Unusable> why(String address) {
    return faulty(
            "and f.address_key in (:keys)", Map.of("keys", Set.of(LetterAddress.key(address))))
        .stream()
        .findFirst();
  }

  /** Every address that cannot be written to now, the latest first. */
  public List<Unusable> all() {
    return faulty("", Map.of());
  }

  /**
   * A person says that the address is in order: its faults up to now count no more.
   *
   * @param why in their own words; may be empty
   */
  public void restore(String address, String who, String why) {
    clear(LetterAddress.key(address), who, why);
  }

  /** A mail came from the address, so it lives; complaints stay. */
  void heardFrom(String address) {
    String key = LetterAddress.key(address);
    int bounces =
        jdbc.sql("select count(*) from address_fault where address_key = :key and kind = 'HARD'")
            .param("key", key)
            .query(Integer.class)
            .single();
    if (bounces > 0) {
      clear(key, MAIL, "");
    }
  }

  /** Writes down that a letter could not be delivered because there is no such mailbox. */
  void hardBounce(Letter letter, String cause) {
    fault(letter, "HARD", cause);
  }

  /** Writes down that the receiver calls our letters spam. */
  void complaint(Letter letter, String cause) {
    fault(letter, "COMPLAINT", cause);
  }

  private void fault(Letter letter, String kind, String cause) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into address_fault (address_key, kind, fault_day, at, letter_id, cause)
            values (:key, :kind, :day, :at, :letter, :cause)
            """)
        .param("key", LetterAddress.key(letter.to()))
        .param("kind", kind)
        .param("day", LocalDate.ofInstant(now, office.zone()))
        .param("at", utc(now))
        .param("letter", letter.id().value())
        .param("cause", cause.length() > 2000 ? cause.substring(0, 2000) : cause)
        .update();
  }

  private void clear(String key, String who, String why) {
    jdbc.sql(
            "insert into address_clearing (address_key, at, who, why) values (:key, :at, :who,"
                + " :why)")
        .param("key", key)
        .param("at", utc(clock.instant()))
        .param("who", who)
        .param("why", why)
        .update();
  }

  private List<Unusable> faulty(String which, Map<String, ?> params) {
    Map<String, List<Fault>> faults = new HashMap<>();
    jdbc.sql(
            """
            select f.* from address_fault f
             where (f.kind = 'COMPLAINT' or f.at > :since)
               and not exists (select 1 from address_clearing c
                                where c.address_key = f.address_key and c.at >= f.at
                                  and (f.kind = 'HARD' or c.who <> 'mail'))
            """
                + which
                + " order by f.id desc")
        .params(params)
        .param("since", utc(clock.instant().minus(REMEMBERED)))
        .query(
            row -> {
              faults
                  .computeIfAbsent(row.getString("address_key"), key -> new ArrayList<>())
                  .add(fault(row));
            });
    return faults.entrySet().stream()
        .flatMap(entry -> judged(entry.getKey(), entry.getValue()).stream())
        .sorted((a, b) -> b.since().compareTo(a.since()))
        .toList();
  }

  private static Optional<Unusable> judged(String key, List<Fault> newestFirst) {
    boolean complained = newestFirst.stream().anyMatch(fault -> !fault.hard());
    long days = newestFirst.stream().filter(Fault::hard).map(Fault::day).distinct().count();
    if (!complained && days < DAYS) {
      return Optional.empty();
    }
    Fault last = newestFirst.get(0);
    return Optional.of(new Unusable(key, complained, last.at(), last.cause(), last.letter()));
  }

  private static Fault fault(ResultSet row) throws SQLException {
    return new Fault(
        row.getString("kind").equals("HARD"),
        row.getObject("fault_day", LocalDate.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new LetterId(row.getLong("letter_id")),
        row.getString("cause"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private record Fault(boolean hard, LocalDate day, Instant at, LetterId letter, String cause) {}

  /**
   * An address that cannot be written to.
   *
   * @param address lower case, without +tag
   * @param complaint whether its owner calls our letters spam
   * @param cause what the mail system said of the last letter
   */
  public record Unusable(
      String address, boolean complaint, Instant since, String cause, LetterId letter) {}
}
