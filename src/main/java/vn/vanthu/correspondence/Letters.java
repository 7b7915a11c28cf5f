package vn.vanthu.correspondence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.RawStore;
import vn.vanthu.reports.ReportId;

/**
 * All letters ever written: whoever has something to say writes it here, and the post does the
 * rest.
 */
@Component
public class Letters {
  private static final Duration RETRY_AFTER = Duration.ofHours(4);
  private static final int MOST_RETRIES = 2;
  private final LetterRows rows;
  private final Restraint restraint;
  private final RawStore files;
  private final MessageIds messageIds;
  private final Clock clock;

  public Letters(
      JdbcClient jdbc, Restraint restraint, RawStore files, OfficeSettings office, Clock clock) {
    this.rows = new LetterRows(jdbc);
    this.restraint = restraint;
    this.files = files;
    this.messageIds = new MessageIds(jdbc, office.domain());
    this.clock = clock;
  }

  /**
   * Writes a letter in the caller's transaction: QUEUED, or WITHHELD with its cause where the dry
   * run, a ceiling or {@link NewLetter#held()} holds it back. It goes out by itself afterwards,
   * once the transaction is committed, its time has come and nothing has made it needless.
   *
   * @return its key; empty, with nothing written, if a letter of that purpose and cause is there
   * @throws UncheckedIOException if its files cannot be kept
   */
  @Transactional
  public Optional<LetterId> write(NewLetter letter) {
    return write(letter, List.of());
  }

  /**
   * The same, with files behind its own that are kept already: what goes to hundreds of units is
   * kept once.
   */
  @Transactional
  public Optional<LetterId> write(NewLetter letter, List<LetterFile> kept) {
    Optional<String> withheld = letter.held().or(() -> restraint.holds(letter));
    Optional<LetterId> id = rows.insert(letter, messageIds.of(letter), clock.instant(), withheld);
    if (id.isPresent()) {
      int own = 0;
      for (LetterFile file : keep(letter.attachments())) {
        rows.insert(id.get(), own++, file);
      }
      for (LetterFile file : kept) {
        rows.insert(id.get(), own++, file);
      }
      for (int i = 0; i < letter.about().size(); i++) {
        rows.insert(id.get(), i, letter.about().get(i));
      }
    }
    return id;
  }

  /**
   * Keeps files that are to go with letters.
   *
   * @throws UncheckedIOException if they cannot be kept
   */
  public List<LetterFile> keep(List<Attachment> attachments) {
    List<LetterFile> kept = new ArrayList<>();
    for (Attachment file : attachments) {
      try {
        RawStore.Raw raw = files.keep(out -> out.write(file.content()));
        kept.add(
            new LetterFile(file.name(), file.type(), file.contentId(), raw.sha256(), raw.bytes()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return kept;
  }

  /**
   * Holds back a letter that waits, because there is no need of it any more; it is never sent by
   * itself again.
   *
   * @param cause a code that pages put into words: {@code "report-arrived"}
   * @return false if it does not wait, or is on its way this very moment
   */
  public boolean withhold(LetterId id, String cause) {
    return rows.update(
            "status = 'WITHHELD', cause = :cause, claim = null, claimed_until = null",
            "id = :id and status = 'QUEUED' and (claimed_until is null or claimed_until < :now)",
            Map.of("id", id.value(), "cause", cause, "now", LetterRows.utc(clock.instant())))
        > 0;
  }

  /**
   * Says of a withheld letter why nobody is to let it go any more.
   *
   * @return false if it is not withheld
   */
  public boolean discard(LetterId id, String cause) {
    return rows.update(
            "cause = :cause",
            "id = :id and status = 'WITHHELD'",
            Map.of("id", id.value(), "cause", cause))
        > 0;
  }

  /**
   * Holds back a letter that waits, by a person's word.
   *
   * @return false if it does not wait, or is on its way this very moment
   */
  @Transactional
  public boolean hold(LetterId id, String who, String why) {
    boolean held = withhold(id, "held-by-person");
    if (held) {
      rows.act(id, clock.instant(), who, "WITHHELD", why);
    }
    return held;
  }

  /**
   * Lets a withheld letter go, by a person's word.
   *
   * @return false if it is not withheld
   */
  @Transactional
  public boolean release(LetterId id, String who, String why) {
    return queueAgain(id, LetterStatus.WITHHELD, "RELEASED", who, why);
  }

  /**
   * Sends a letter again that failed or came back, by a person's word, under its old Message-ID.
   *
   * @return false if it has done neither
   */
  @Transactional
  public boolean requeue(LetterId id, String who, String why) {
    return queueAgain(id, LetterStatus.FAILED, "REQUEUED", who, why)
        || queueAgain(id, LetterStatus.BOUNCED, "REQUEUED", who, why);
  }

  /**
   * Marks a sent letter as come back.
   *
   * @param cause what the mail system said
   * @return false if it is not SENT
   */
  public boolean markBounced(LetterId id, String cause) {
    return rows.update(
            "status = 'BOUNCED', cause = :cause, undelivered_at = :now",
            "id = :id and status = 'SENT'",
            Map.of("id", id.value(), "cause", cut(cause), "now", LetterRows.utc(clock.instant())))
        > 0;
  }

  /**
   * A sent letter came back for a reason that may pass. It is sent again some hours later, twice at
   * the most, under its Message-ID; then it counts as come back.
   *
   * @param cause what the mail system said
   * @return whether it is sent again
   */
  @Transactional
  public boolean markSoftBounced(LetterId id, String cause) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("id", id.value());
    params.put("cause", cut(cause));
    params.put("next", LetterRows.utc(clock.instant().plus(RETRY_AFTER)));
    boolean again =
        rows.update(
                "status = 'QUEUED', cause = :cause, attempts = 0, next_attempt_at = :next,"
                    + " soft_bounces = soft_bounces + 1",
                "id = :id and status = 'SENT' and soft_bounces < " + MOST_RETRIES,
                params)
            > 0;
    if (!again) {
      markBounced(id, cause);
    }
    return again;
  }

  public Optional<Letter> find(LetterId id) {
    return rows.list("id = :id", Map.of("id", id.value())).stream().findFirst();
  }

  /** The letters with one of these Message-IDs, compared byte by byte with their angle brackets. */
  public List<Letter> byMessageIds(List<String> messageIds) {
    return messageIds.isEmpty()
        ? List.of()
        : rows.list("message_id in (:ids) order by id desc", Map.of("ids", messageIds));
  }

  /** The letters of one conversation to one address, oldest first. */
  public List<Letter> inThread(String thread, String address) {
    return rows.list(
        "thread = :thread and to_key = :key order by id",
        Map.of("thread", thread, "key", LetterAddress.key(address)));
  }

  /** Letters about one unit, newest first, {@code most} at most. */
  public List<Letter> ofUnit(String unit, int most) {
    return rows.list(
        "unit = :unit order by queued_at desc, id desc limit :most",
        Map.of("unit", unit, "most", most));
  }

  /**
   * The last letter to each of these units that is about that form and period; a unit without any
   * has no key.
   */
  public Map<String, Letter> lastAbout(String form, Period period, Collection<String> units) {
    Map<String, Letter> last = new LinkedHashMap<>();
    if (!units.isEmpty()) {
      rows.list(
              """
              id in (select max(l.id) from letter l join letter_about a on a.letter_id = l.id
                      where l.unit in (:units) and a.form = :form and a.period = :period group by l.unit)
              """,
              Map.of("units", units, "form", form, "period", period.toString()))
          .forEach(letter -> last.put(letter.unit().orElse(""), letter));
    }
    return last;
  }

  /** The reports that a letter answers or asks for. */
  public List<Matter> about(LetterId id) {
    return rows.matters(id);
  }

  /** The letters that answer a report, or ask about it, newest first. */
  public List<Letter> about(ReportId report) {
    return rows.list(
        "id in (select letter_id from letter_about where report_id = :report) order by id desc",
        Map.of("report", report.value()));
  }

  /** The files that go with a letter, in their order. */
  public List<LetterFile> files(LetterId id) {
    return rows.files(id);
  }

  /**
   * A local file with the bytes of a letter's file, to be read only.
   *
   * @throws IOException if they are not there
   */
  public Path content(LetterFile file) throws IOException {
    return files.file(file.sha256());
  }

  /** Letters that wait for a person to release them, oldest first, {@code most} at most. */
  public List<Letter> waitingForApproval(int most) {
    return rows.list(
        "status = 'WITHHELD' and cause = 'awaiting-approval' order by id limit :most",
        Map.of("most", most));
  }

  /** Letters that failed or came back in that time, whenever they were written, oldest first. */
  public List<Letter> undeliveredBetween(Instant from, Instant to, int most) {
    return rows.list(
        """
        status in ('FAILED', 'BOUNCED') and undelivered_at >= :from and undelivered_at < :to
        order by id limit :most
        """,
        Map.of("from", LetterRows.utc(from), "to", LetterRows.utc(to), "most", most));
  }

  /** Letters that fit, newest first. */
  public List<Letter> page(
      Optional<LetterStatus> status, Optional<String> kind, int page, int size) {
    Map<String, Object> params = new LinkedHashMap<>();
    String where = where(status, kind, params);
    params.put("size", size);
    params.put("skip", (long) page * size);
    return rows.list(where + " order by id desc limit :size offset :skip", params);
  }

  /** How many letters fit. */
  public long count(Optional<LetterStatus> status, Optional<String> kind) {
    Map<String, Object> params = new LinkedHashMap<>();
    return rows.count(where(status, kind, params), params);
  }

  private boolean queueAgain(LetterId id, LetterStatus from, String what, String who, String why) {
    Instant now = clock.instant();
    int updated =
        rows.update(
            "status = 'QUEUED', attempts = 0, next_attempt_at = :now, cause = null",
            "id = :id and status = :from",
            Map.of("id", id.value(), "from", from.name(), "now", LetterRows.utc(now)));
    if (updated > 0) {
      rows.act(id, now, who, what, why);
    }
    return updated > 0;
  }

  private static String where(
      Optional<LetterStatus> status, Optional<String> kind, Map<String, Object> params) {
    StringBuilder where = new StringBuilder("1 = 1");
    status.ifPresent(
        s -> {
          where.append(" and status = :status");
          params.put("status", s.name());
        });
    kind.ifPresent(
        k -> {
          where.append(" and kind = :kind");
          params.put("kind", k);
        });
    return where.toString();
  }

  private static String cut(String text) {
    return text.length() <= 2000 ? text : text.substring(0, 2000);
  }
}
