package vn.vanthu.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All mail that was ever kept, each with its fate or waiting for one ({@link WaitingLine}). */
@Repository
public class Mails {
  private final JdbcClient jdbc;
  private final RawStore raw;

  public Mails(JdbcClient jdbc, RawStore raw) {
    this.jdbc = jdbc;
    this.raw = raw;
  }

  /**
   * Changes the fate of a mail that is read or has failed, by a person's word or a new reading.
   *
   * @return false if it waits to be read, or there is none
   */
  public boolean decide(MailId id, Fate fate) {
    return jdbc.sql(
                """
                update mail set status = 'DONE', cause = null,
                                kind = :kind, disposition = :disposition, why_code = :code, why_args = :args
                 where id = :id and status in ('DONE', 'FAILED')
                """)
            .params(WaitingLine.params(fate))
            .param("id", id.value())
            .update()
        == 1;
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

  /** The mail with that key; empty if there is none. */
  public Optional<StoredMail> look(MailId id) {
    return jdbc.sql("select * from mail where id = :id")
        .param("id", id.value())
        .query(Mails::mail)
        .optional();
  }

  /**
   * A local file with the message as it came, to be read only.
   *
   * @throws UncheckedIOException if the bytes are not there
   */
  public java.nio.file.Path file(StoredMail mail) {
    try {
      return raw.file(mail.sha256());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /**
   * Mails that came since then and may hold anything: those that wait, could not be processed, or
   * are for a person.
   */
  public List<StoredMail> unsettled(Instant since) {
    return jdbc.sql(
            """
            select * from mail where status in ('RECEIVED', 'FAILED') and received_at >= :since
            union all
            select * from mail where disposition = 'FOR_REVIEW' and status = 'DONE' and received_at >= :since
            """)
        .param("since", utc(since))
        .query(Mails::mail)
        .list();
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

  /** Mails that are read to the end, behind the one and up to the other, oldest first. */
  public List<MailId> doneBehind(MailId behind, MailId upto, int most) {
    return jdbc.sql(
            """
            select id from mail where id > :behind and id <= :upto and status = 'DONE' order by id limit :most
            """)
        .param("behind", behind.value())
        .param("upto", upto.value())
        .param("most", most)
        .query((row, n) -> new MailId(row.getLong("id")))
        .list();
  }

  /** Key of the mail that was kept last; 0 while there is none. */
  public MailId last() {
    return new MailId(jdbc.sql("select coalesce(max(id), 0) from mail").query(Long.class).single());
  }

  /** Mails that fit and were kept in that time, oldest first, {@code most} at most. */
  public List<StoredMail> storedBetween(MailFilter filter, Instant from, Instant to, int most) {
    Map<String, Object> params = new LinkedHashMap<>();
    String where = where(filter, params);
    params.put("from", utc(from));
    params.put("to", utc(to));
    params.put("most", most);
    return jdbc.sql(
            "select * from mail "
                + where
                + " and stored_at >= :from and stored_at < :to order by id limit :most")
        .params(params)
        .query(Mails::mail)
        .list();
  }

  /** What became of the mails that were kept in that time. */
  public Reckoning reckoning(Instant from, Instant to) {
    return jdbc.sql(
            """
            select count(*) as kept,
                   count(case when status = 'DONE' then 1 end) as explained,
                   count(case when status = 'RECEIVED' then 1 end) as waiting,
                   count(case when status = 'FAILED' then 1 end) as failed
              from mail where stored_at >= :from and stored_at < :to
            """)
        .param("from", utc(from))
        .param("to", utc(to))
        .query(
            (row, n) ->
                new Reckoning(
                    row.getLong("kept"),
                    row.getLong("explained"),
                    row.getLong("waiting"),
                    row.getLong("failed")))
        .single();
  }

  /** How many mails fit. */
  public long count(MailFilter filter) {
    Map<String, Object> params = new LinkedHashMap<>();
    String where = where(filter, params);
    return jdbc.sql("select count(*) from mail " + where).params(params).query(Long.class).single();
  }

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

  static StoredMail mail(ResultSet row, int n) throws SQLException {
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
                    args.isEmpty() ? List.of() : List.of(args.split(WaitingLine.ARGS_APART))));
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

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * Mails of a time: all that were kept, and of them those with a fate, those that wait and those
   * that failed.
   */
  public record Reckoning(long kept, long explained, long waiting, long failed) {}
}
