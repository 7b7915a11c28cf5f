package vn.vanthu.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All mail that was ever kept, and the waiting line of what is not yet settled. */
@Repository
public class Mails {
  private static final String ARGS_APART = "\u001F";

  private final JdbcClient jdbc;
  private final RawStore raw;
  private final Clock clock;

  public Mails(JdbcClient jdbc, RawStore raw, Clock clock) {
    this.jdbc = jdbc;
    this.raw = raw;
    this.clock = clock;
  }

  /**
   * The next mail of the line, oldest first, now the caller's until the lease ends.
   *
   * @return empty if none is due
   */
  @Transactional
  public Optional<Claim> claimNext(Duration lease) {
    Instant now = clock.instant();
    Optional<Long> next =
        jdbc.sql(
                """
                select id from mail
                 where status = 'RECEIVED' and next_attempt_at <= :now and (claimed_until is null or claimed_until < :now)
                 order by received_at, id
                 fetch first 1 row only for update skip locked
                """)
            .param("now", utc(now))
            .query(Long.class)
            .optional();
    if (next.isEmpty()) {
      return Optional.empty();
    }
    Claim claim = new Claim(new MailId(next.get()), UUID.randomUUID());
    jdbc.sql(
            "update mail set claim = :claim, claimed_until = :until, attempts = attempts + 1 where id = :id")
        .param("claim", claim.token().toString())
        .param("until", utc(now.plus(lease)))
        .param("id", next.get())
        .update();
    return Optional.of(claim);
  }

  /** Keeps a claim alive. */
  public void renew(Claim claim, Duration lease) {
    jdbc.sql(
            "update mail set claimed_until = :until where id = :id and claim = :claim and status = 'RECEIVED'")
        .param("until", utc(clock.instant().plus(lease)))
        .param("id", claim.id().value())
        .param("claim", claim.token().toString())
        .update();
  }

  /**
   * Settles a mail's fate, in the caller's transaction.
   *
   * @return false if the claim has passed to another worker
   */
  public boolean markDone(Claim claim, Fate fate) {
    return jdbc.sql(
                """
                update mail set status = 'DONE', claim = null, claimed_until = null, cause = null,
                                kind = :kind, disposition = :disposition, why_code = :code, why_args = :args
                 where id = :id and claim = :claim and status = 'RECEIVED'
                """)
            .param("kind", fate.kind().name())
            .param("disposition", fate.disposition().name())
            .param("code", fate.whyCode())
            .param("args", cut(String.join(ARGS_APART, fate.whyArgs()), 4000))
            .param("id", claim.id().value())
            .param("claim", claim.token().toString())
            .update()
        == 1;
  }

  /** Gives a mail back to the line for later. */
  public void retryLater(Claim claim, String cause, Duration backOff) {
    jdbc.sql(
            """
            update mail set claim = null, claimed_until = null, cause = :cause, next_attempt_at = :next
             where id = :id and claim = :claim and status = 'RECEIVED'
            """)
        .param("cause", cut(cause, 2000))
        .param("next", utc(clock.instant().plus(backOff)))
        .param("id", claim.id().value())
        .param("claim", claim.token().toString())
        .update();
  }

  /** Puts a mail aside with its cause; a person may send it through again. */
  public void markFailed(Claim claim, String cause) {
    jdbc.sql(
            """
            update mail set status = 'FAILED', claim = null, claimed_until = null, cause = :cause
             where id = :id and claim = :claim and status = 'RECEIVED'
            """)
        .param("cause", cut(cause, 2000))
        .param("id", claim.id().value())
        .param("claim", claim.token().toString())
        .update();
  }

  /** Sends a failed mail through again. */
  public void requeue(MailId id) {
    jdbc.sql(
            "update mail set status = 'RECEIVED', attempts = 0, next_attempt_at = :now where id = :id and status = 'FAILED'")
        .param("now", utc(clock.instant()))
        .param("id", id.value())
        .update();
  }

  /**
   * @throws org.springframework.dao.EmptyResultDataAccessException if there is none
   */
  public StoredMail find(MailId id) {
    return jdbc.sql("select * from mail where id = :id")
        .param("id", id.value())
        .query(Mails::mail)
        .single();
  }

  /** The message, decoded from its kept bytes. */
  public MimeMail open(MailId id) {
    String sha256 =
        jdbc.sql("select sha256 from mail where id = :id")
            .param("id", id.value())
            .query(String.class)
            .single();
    try {
      return MimeReader.read(raw.file(sha256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Mails that fit, newest first. */
  public List<StoredMail> page(MailFilter filter, int page, int size) {
    Map<String, Object> params = new LinkedHashMap<>();
    String where = where(filter, params);
    return jdbc.sql("select * from mail " + where + " order by id desc limit :size offset :skip")
        .params(params)
        .param("size", size)
        .param("skip", (long) page * size)
        .query(Mails::mail)
        .list();
  }

  /** How many mails fit. */
  public long count(MailFilter filter) {
    Map<String, Object> params = new LinkedHashMap<>();
    String where = where(filter, params);
    return jdbc.sql("select count(*) from mail " + where).params(params).query(Long.class).single();
  }

  /** Whether this place of a mailbox was kept already. */
  boolean has(Arrival arrival) {
    return !jdbc.sql(
            "select id from mail where mailbox = :mailbox and folder = :folder and uidvalidity = :validity and uid = :uid")
        .param("mailbox", arrival.mailbox())
        .param("folder", arrival.folder())
        .param("validity", arrival.uidValidity())
        .param("uid", arrival.uid())
        .query(Long.class)
        .list()
        .isEmpty();
  }

  /**
   * Whether the same bytes were taken from the same folder under another number: the folder was
   * restored or numbered anew.
   */
  boolean hasUnderOtherNumber(Arrival arrival, String sha256) {
    return !jdbc.sql(
            "select id from mail where sha256 = :sha and mailbox = :mailbox and folder = :folder and uidvalidity <> :validity")
        .param("sha", sha256)
        .param("mailbox", arrival.mailbox())
        .param("folder", arrival.folder())
        .param("validity", arrival.uidValidity())
        .query(Long.class)
        .list()
        .isEmpty();
  }

  /** The first mail with these bytes or this content. */
  Optional<MailId> firstLike(String sha256, String fingerprint) {
    return jdbc.sql(
            "select min(id) as first_id from mail where sha256 = :sha or fingerprint = :fingerprint")
        .param("sha", sha256)
        .param("fingerprint", fingerprint)
        .query((row, n) -> Optional.ofNullable(row.getObject("first_id", Long.class)))
        .single()
        .map(MailId::new);
  }

  /** Writes the row, in the caller's transaction; its number in the register is the year's next. */
  void insert(
      Arrival arrival,
      RawStore.Raw kept,
      MimeMail mail,
      String fingerprint,
      Optional<MailId> duplicateOf,
      boolean tooOld,
      int year) {
    jdbc.sql(
            """
            insert into mail (mailbox, folder, uidvalidity, uid, received_at, stored_at, register_year, register_number, sha256, bytes,
                              fingerprint, oversize, too_old, duplicate_of, sender, subject, message_id, status, next_attempt_at)
            values (:mailbox, :folder, :validity, :uid, :received, :now, :year, :number, :sha, :bytes,
                    :fingerprint, :oversize, :tooOld, :duplicate, :sender, :subject, :messageId, 'RECEIVED', :now)
            """)
        .param("mailbox", arrival.mailbox())
        .param("folder", arrival.folder())
        .param("validity", arrival.uidValidity())
        .param("uid", arrival.uid())
        .param("received", utc(arrival.receivedAt()))
        .param("now", utc(clock.instant()))
        .param("year", year)
        .param("number", nextNumber(year))
        .param("sha", kept.sha256())
        .param("bytes", kept.bytes())
        .param("fingerprint", fingerprint)
        .param("oversize", arrival.oversize())
        .param("tooOld", tooOld)
        .param("duplicate", duplicateOf.map(MailId::value).orElse(null))
        .param(
            "sender",
            cut(mail.from().stream().findFirst().map(MailAddress::address).orElse(""), 500))
        .param("subject", cut(mail.subject(), 1000))
        .param("messageId", mail.messageId().map(id -> cut(id, 1000)).orElse(null))
        .update();
  }

  private int nextNumber(int year) {
    jdbc.sql(
            "insert into register_counter (register_year, last_number) values (:year, 0) on conflict do nothing")
        .param("year", year)
        .update();
    jdbc.sql(
            "update register_counter set last_number = last_number + 1 where register_year = :year")
        .param("year", year)
        .update();
    return jdbc.sql("select last_number from register_counter where register_year = :year")
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  /** How far the folder has been read under that numbering, and from which day on. */
  Optional<Watermark> watermark(String mailbox, String folder, long uidValidity) {
    return jdbc.sql(
            "select last_uid, take_from from watermark where mailbox = :mailbox and folder = :folder and uidvalidity = :validity")
        .param("mailbox", mailbox)
        .param("folder", folder)
        .param("validity", uidValidity)
        .query(
            (row, n) ->
                new Watermark(row.getLong("last_uid"), row.getObject("take_from", LocalDate.class)))
        .optional();
  }

  /** From which day the folder was taken under any numbering. */
  Optional<LocalDate> takenFrom(String mailbox, String folder) {
    return jdbc.sql(
            "select min(take_from) as first_day from watermark where mailbox = :mailbox and folder = :folder")
        .param("mailbox", mailbox)
        .param("folder", folder)
        .query((row, n) -> Optional.ofNullable(row.getObject("first_day", LocalDate.class)))
        .single();
  }

  void setWatermark(String mailbox, String folder, long uidValidity, Watermark mark) {
    Map<String, Object> params =
        Map.of(
            "mailbox",
            mailbox,
            "folder",
            folder,
            "validity",
            uidValidity,
            "uid",
            mark.lastUid(),
            "day",
            mark.takeFrom());
    int updated =
        jdbc.sql(
                "update watermark set last_uid = :uid, take_from = :day where mailbox = :mailbox and folder = :folder and uidvalidity = :validity")
            .params(params)
            .update();
    if (updated == 0) {
      jdbc.sql(
              "insert into watermark (mailbox, folder, uidvalidity, last_uid, take_from) values (:mailbox, :folder, :validity, :uid, :day)")
          .params(params)
          .update();
    }
  }

  /** How far a folder has been read. */
  record Watermark(long lastUid, LocalDate takeFrom) {}

  private static String where(MailFilter filter, Map<String, Object> params) {
    StringBuilder where = new StringBuilder("where 1 = 1");
    filter
        .disposition()
        .ifPresent(
            d -> {
              where.append(" and disposition = :disposition");
              params.put("disposition", d.name());
            });
    filter
        .status()
        .ifPresent(
            s -> {
              where.append(" and status = :status");
              params.put("status", s.name());
            });
    return where.toString();
  }

  private static StoredMail mail(ResultSet row, int n) throws SQLException {
    Optional<String> kind = Optional.ofNullable(row.getString("kind"));
    String args = Optional.ofNullable(row.getString("why_args")).orElse("");
    Optional<Fate> fate =
        kind.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Fate(
                    MailKind.valueOf(kind.get()),
                    Disposition.valueOf(row.getString("disposition")),
                    row.getString("why_code"),
                    args.isEmpty() ? List.of() : List.of(args.split(ARGS_APART))));
    return new StoredMail(
        new MailId(row.getLong("id")),
        row.getString("mailbox"),
        row.getString("folder"),
        row.getLong("uidvalidity"),
        row.getLong("uid"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getObject("stored_at", OffsetDateTime.class).toInstant(),
        row.getInt("register_year"),
        row.getInt("register_number"),
        row.getString("sha256"),
        row.getLong("bytes"),
        row.getBoolean("oversize"),
        row.getBoolean("too_old"),
        Optional.ofNullable(row.getObject("duplicate_of", Long.class)).map(MailId::new),
        MailStatus.valueOf(row.getString("status")),
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("cause")),
        fate,
        row.getString("sender"),
        row.getString("subject"),
        Optional.ofNullable(row.getString("message_id")));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
