package vn.vanthu.mailbox;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the rows of arriving mail, and knows which places of a mailbox have one. */
@Repository
class Arrivals {
  private static final String HERE =
      """
       where mailbox = :mailbox and folder = :folder and uidvalidity = :validity and generation = :generation and uid = :uid
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Arrivals(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether this place of a mailbox has a row already. */
  boolean has(Numbering numbering, long uid) {
    return !jdbc.sql("select id from mail" + HERE)
        .params(place(numbering, uid))
        .query(Long.class)
        .list()
        .isEmpty();
  }

  /**
   * Whether the same bytes were taken from the same folder under another numbering: the folder was
   * restored or numbered anew.
   */
  boolean hasUnderOtherNumber(Numbering numbering, String sha256) {
    return !jdbc.sql(
            """
            select id from mail where sha256 = :sha and mailbox = :mailbox and folder = :folder
               and fetch_again_at is null and (uidvalidity <> :validity or generation <> :generation)
            """)
        .param("sha", sha256)
        .params(place(numbering, 0))
        .query(Long.class)
        .list()
        .isEmpty();
  }

  /** Writes down that the bytes of that row are at this place, too. */
  void again(Numbering numbering, long uid, String sha256) {
    jdbc.sql(
            """
            insert into mail_again (mailbox, folder, uidvalidity, generation, uid, mail_id)
            select :mailbox, :folder, :validity, :generation, :uid, min(id) from mail
             where sha256 = :sha and mailbox = :mailbox and folder = :folder
               and fetch_again_at is null and (uidvalidity <> :validity or generation <> :generation)
            on conflict do nothing
            """)
        .param("sha", sha256)
        .params(place(numbering, uid))
        .update();
  }

  /** The first mail with these bytes or this content. */
  private Optional<MailId> firstLike(Row row) {
    return jdbc.sql(
            """
            select min(id) as first_id from mail
             where (sha256 = :sha or fingerprint = :fingerprint) and fetch_again_at is null
            """)
        .param("sha", row.kept().sha256())
        .param("fingerprint", row.fingerprint())
        .query((found, n) -> Optional.ofNullable(found.getObject("first_id", Long.class)))
        .single()
        .map(MailId::new);
  }

  /**
   * Writes the row, in the caller's transaction; its number in the register is the year's next. Of
   * two copies that arrive at once in different mailboxes the second knows the first, since it has
   * waited for its number.
   */
  void insert(Numbering numbering, long uid, Row row) {
    int number = nextNumber(row.year());
    jdbc.sql(
            """
            insert into mail (mailbox, folder, uidvalidity, generation, uid, server_date, received_at, stored_at,
                              register_year, register_number, sha256, bytes, fingerprint, oversize, too_old, duplicate_of,
                              sender, subject, message_id, status, next_attempt_at)
            values (:mailbox, :folder, :validity, :generation, :uid, :serverDate, :received, :now,
                    :year, :number, :sha, :bytes, :fingerprint, :oversize, :tooOld, :duplicate,
                    :sender, :subject, :messageId, 'RECEIVED', :now)
            """)
        .params(place(numbering, uid))
        .params(values(row))
        .param("duplicate", firstLike(row).map(MailId::value).orElse(null))
        .param("year", row.year())
        .param("number", number)
        .update();
  }

  /** Marks a row just written as one whose bytes the server has not given out. */
  void markNotFetched(Numbering numbering, long uid, String cause, Instant again) {
    jdbc.sql(
            """
            update mail set status = 'FAILED', kind = 'OTHER', disposition = 'FOR_REVIEW', why_code = 'not-fetched', why_args = :cause,
                            cause = :cause, fetch_again_at = :again, fetch_tries = fetch_tries + 1
            """
                + HERE)
        .params(place(numbering, uid))
        .param("cause", cut(cause, 2000))
        .param("again", utc(again))
        .update();
  }

  /** Puts what came at last into the row that waited for it; the mail then enters the line. */
  void complete(Numbering numbering, long uid, Row row) {
    lastNumber(row.year()); // waits for a copy that is just being kept
    jdbc.sql(
            """
            update mail set sha256 = :sha, bytes = :bytes, fingerprint = :fingerprint, oversize = :oversize,
                            server_date = :serverDate, received_at = :received, too_old = :tooOld, duplicate_of = :duplicate,
                            sender = :sender, subject = :subject, message_id = :messageId,
                            status = 'RECEIVED', attempts = 0, next_attempt_at = :now, fetch_again_at = null,
                            cause = null, kind = null, disposition = null, why_code = null, why_args = null
            """
                + HERE
                + " and fetch_again_at is not null")
        .params(place(numbering, uid))
        .params(values(row))
        .param("duplicate", firstLike(row).map(MailId::value).orElse(null))
        .update();
  }

  /** Messages of that numbering whose bytes are to be asked for again now, by UID. */
  List<Long> dueForFetching(Numbering numbering) {
    return jdbc.sql(
            """
            select uid from mail
             where mailbox = :mailbox and folder = :folder and uidvalidity = :validity and generation = :generation
               and fetch_again_at <= :now
             order by uid
            """)
        .params(place(numbering, 0))
        .param("now", utc(clock.instant()))
        .query(Long.class)
        .list();
  }

  /** How often the bytes of this place were asked for in vain. */
  int fetchTries(Numbering numbering, long uid) {
    return jdbc.sql("select fetch_tries from mail" + HERE)
        .params(place(numbering, uid))
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  /** The server has it no longer: it is not asked for again. */
  void markGone(Numbering numbering, long uid) {
    jdbc.sql("update mail set fetch_again_at = null" + HERE).params(place(numbering, uid)).update();
  }

  private int nextNumber(int year) {
    int next = lastNumber(year) + 1;
    jdbc.sql("update register_counter set last_number = :next where register_year = :year")
        .param("next", next)
        .param("year", year)
        .update();
    return next;
  }

  /** Makes all others that ask this wait until the caller's transaction has ended. */
  private int lastNumber(int year) {
    jdbc.sql(
            "insert into register_counter (register_year, last_number) values (:year, 0) on"
                + " conflict do nothing")
        .param("year", year)
        .update();
    return jdbc.sql(
            "select last_number from register_counter where register_year = :year for update")
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  private static Map<String, Object> place(Numbering numbering, long uid) {
    return Map.of(
        "mailbox", numbering.mailbox(),
        "folder", numbering.folder(),
        "validity", numbering.uidValidity(),
        "generation", numbering.generation(),
        "uid", uid);
  }

  private Map<String, Object> values(Row row) {
    Map<String, Object> values = new HashMap<>();
    values.put("serverDate", row.serverDate().map(Arrivals::utc).orElse(null));
    values.put("received", utc(row.receivedAt()));
    values.put("now", utc(clock.instant()));
    values.put("sha", row.kept().sha256());
    values.put("bytes", row.kept().bytes());
    values.put("fingerprint", row.fingerprint());
    values.put("oversize", row.oversize());
    values.put("tooOld", row.tooOld());
    values.put(
        "sender",
        cut(row.mail().from().stream().findFirst().map(MailAddress::address).orElse(""), 500));
    values.put("subject", cut(row.mail().subject(), 1000));
    values.put("messageId", row.mail().messageId().map(id -> cut(id, 1000)).orElse(null));
    return values;
  }

  /** What a row says of a mail that has just been kept. */
  record Row(
      Optional<Instant> serverDate,
      Instant receivedAt,
      int year,
      RawStore.Raw kept,
      MimeMail mail,
      String fingerprint,
      boolean oversize,
      boolean tooOld) {}

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
