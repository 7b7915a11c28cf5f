package vn.vanthu.mailbox.imap;

import jakarta.mail.FetchProfile;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.mailbox.Reconciliation;
import vn.vanthu.mailbox.Reconciliations;
import vn.vanthu.mailbox.Watermark;

/**
 * Each morning, once nothing new is left to take, compares what a folder holds with what is kept.
 * Asks for UIDs alone, and not by way of the watermark: what reading has missed must show.
 */
final class FolderCount {
  private static final Logger log = LoggerFactory.getLogger(FolderCount.class);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);

  private final Reconciliations reconciliations;
  private final LocalTime at;
  private final Clock clock;
  private final ZoneId zone;
  private final Map<String, Instant> counted = new HashMap<>();

  FolderCount(Reconciliations reconciliations, LocalTime at, Clock clock, ZoneId zone) {
    this.reconciliations = reconciliations;
    this.at = at;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Counts a folder if this morning's count is still owed. A server that refuses to search is asked
   * again the next morning.
   *
   * @param folder just opened and looked through, with nothing left to take
   */
  void ifDue(IMAPFolder folder, Watermark mark) throws MessagingException {
    if (!isDue(mark)) {
      return;
    }
    try {
      Reconciliation found = count(folder, mark);
      if (found.missing() > 0) {
        log.error("{}: not kept: {} messages", mark.numbering(), found.missing());
      }
    } catch (FolderClosedException e) {
      throw e;
    } catch (MessagingException e) {
      log.warn("{}: could not be counted: {}", mark.numbering(), e.toString());
    }
    counted.put(mark.numbering().folder(), clock.instant());
  }

  private boolean isDue(Watermark mark) {
    String name = mark.numbering().folder();
    if (!counted.containsKey(name)) {
      reconciliations
          .latest(mark.numbering().mailbox(), name)
          .ifPresent(last -> counted.put(name, last.at()));
    }
    Instant last = counted.getOrDefault(name, Instant.MIN);
    ZonedDateTime now = clock.instant().atZone(zone);
    Instant morning =
        now.minusSeconds(at.toSecondOfDay()).toLocalDate().atTime(at).atZone(zone).toInstant();
    return last.isBefore(morning);
  }

  private Reconciliation count(IMAPFolder folder, Watermark mark) throws MessagingException {
    Instant start = mark.takeFrom().atStartOfDay(zone).toInstant();
    String dayBefore = DAY.format(start.minus(Duration.ofDays(1)).atZone(zone));
    long next = folder.getUIDNext(); // as of opening it: what came later was not looked for
    long last = next > 0 ? next - 1 : mark.lastUid();
    LongStream dated = search(folder, "SINCE " + dayBefore).filter(uid -> uid <= mark.datedTo());
    LongStream later =
        search(folder, "UID " + (mark.datedTo() + 1) + ":*")
            .filter(uid -> uid > mark.datedTo() && uid <= last);
    long[] uids = LongStream.concat(dated, later).distinct().sorted().toArray();
    Reconciliations.Held held = reconciliations.compare(mark.numbering(), uids);
    Set<Long> early = before(folder, start, mark.datedTo(), held.missing());
    long[] missing = LongStream.of(held.missing()).filter(uid -> !early.contains(uid)).toArray();
    return reconciliations.keep(mark, held, missing);
  }

  /** The server's days may begin elsewhere on earth: of what is not kept, its dates decide. */
  private static Set<Long> before(IMAPFolder folder, Instant start, long datedTo, long[] uids)
      throws MessagingException {
    long[] old = Arrays.stream(uids).filter(uid -> uid <= datedTo).toArray();
    Message[] there =
        Arrays.stream(folder.getMessagesByUID(old))
            .filter(Objects::nonNull)
            .toArray(Message[]::new);
    FetchProfile dates = new FetchProfile();
    dates.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    folder.fetch(there, dates);
    Set<Long> before = new HashSet<>();
    for (Message message : there) {
      Date date = message.getReceivedDate();
      if (date != null && date.toInstant().isBefore(start)) {
        before.add(folder.getUID(message));
      }
    }
    return before;
  }

  private static LongStream search(IMAPFolder folder, String what) throws MessagingException {
    Object uids = folder.doCommand(protocol -> answer(protocol, "UID SEARCH " + what));
    return LongStream.of((long[]) Objects.requireNonNull(uids));
  }

  private static long[] answer(IMAPProtocol protocol, String command) throws ProtocolException {
    Response[] responses = protocol.command(command, null);
    LongStream.Builder uids = LongStream.builder();
    for (Response response : responses) {
      if (response instanceof IMAPResponse found && found.keyEquals("SEARCH")) {
        for (long uid = found.readLong(); uid != -1; uid = found.readLong()) {
          uids.add(uid);
        }
      }
    }
    protocol.notifyResponseHandlers(responses);
    protocol.handleResult(responses[responses.length - 1]);
    return uids.build().toArray();
  }
}
