package vn.vanthu.mailbox.imap;

import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.mailbox.MailboxSettings;
import vn.vanthu.mailbox.Numbering;
import vn.vanthu.mailbox.TakeFrom;
import vn.vanthu.mailbox.Watermark;
import vn.vanthu.mailbox.Watermarks;

/** Finds what is new in a folder; its cost grows with that, not with the folder. */
final class FolderLook {
  private static final Logger log = LoggerFactory.getLogger(FolderLook.class);
  private static final int PROOFS = 5;

  private final MailboxSettings.Box box;
  private final Watermarks watermarks;
  private final TakeFrom takeFrom;
  private final ZoneId zone;

  FolderLook(MailboxSettings.Box box, Watermarks watermarks, TakeFrom takeFrom, ZoneId zone) {
    this.box = box;
    this.watermarks = watermarks;
    this.takeFrom = takeFrom;
    this.zone = zone;
  }

  /**
   * What a look has found.
   *
   * @param uids of messages not yet taken, oldest first
   */
  record Found(Watermark mark, List<Long> uids) {}

  /**
   * Looks for new messages.
   *
   * @param anew whether the folder was just opened: only then is its numbering sure to be current
   */
  Found in(IMAPFolder folder, boolean anew) throws MessagingException {
    Watermark mark = mark(folder, anew);
    if (mark.catchingUp()) {
      List<Long> old = since(folder, mark);
      if (!old.isEmpty()) {
        return new Found(mark, old);
      }
      mark = watermarks.advance(mark, mark.datedTo());
    }
    return new Found(mark, after(folder, mark.lastUid()));
  }

  private Watermark mark(IMAPFolder folder, boolean anew) throws MessagingException {
    String name = folder.getFullName();
    long validity = folder.getUIDValidity();
    Optional<Watermark> known = watermarks.find(box.name(), name, validity);
    if (known.isEmpty()) {
      Numbering first = new Numbering(box.name(), name, validity, 0);
      return watermarks.begin(first, firstDay(name), highest(folder));
    }
    if (anew && restored(folder, known.get())) {
      Numbering next = known.get().numbering().restored();
      log.warn("{}: the folder was restored, it is read anew", next);
      return watermarks.begin(next, firstDay(name), highest(folder));
    }
    return known.get();
  }

  private LocalDate firstDay(String folder) {
    return watermarks.takenFrom(box.name(), folder).or(box::takeFrom).orElseGet(takeFrom::day);
  }

  private static long highest(IMAPFolder folder) throws MessagingException {
    if (folder.getUIDNext() > 0) {
      return folder.getUIDNext() - 1;
    }
    int count = folder.getMessageCount();
    return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
  }

  /** Numbers that were given out are given out again, or stand for other messages now. */
  private boolean restored(IMAPFolder folder, Watermark mark) throws MessagingException {
    if (folder.getUIDNext() > 0 && folder.getUIDNext() <= mark.lastUid()) {
      return true;
    }
    Map<Long, Instant> proofs = watermarks.lastTaken(mark.numbering(), PROOFS);
    if (proofs.isEmpty()) {
      return false;
    }
    for (Message message : withDates(folder, proofs.keySet())) {
      Instant known = proofs.get(folder.getUID(message));
      Date date = message.getReceivedDate();
      if (known != null && date != null && known.getEpochSecond() != date.getTime() / 1000) {
        return true;
      }
    }
    return false;
  }

  private static List<Message> withDates(IMAPFolder folder, Iterable<Long> uids)
      throws MessagingException {
    List<Long> wanted = new ArrayList<>();
    uids.forEach(wanted::add);
    List<Message> there = new ArrayList<>();
    for (Message message :
        folder.getMessagesByUID(wanted.stream().mapToLong(Long::longValue).toArray())) {
      if (message != null) {
        there.add(message);
      }
    }
    FetchProfile dates = new FetchProfile();
    dates.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    folder.fetch(there.toArray(new Message[0]), dates);
    return there;
  }

  /**
   * What the folder's old mail holds from the first day on. The server's days may begin elsewhere
   * on earth: it is asked for one more, and its dates decide.
   */
  private List<Long> since(IMAPFolder folder, Watermark mark) throws MessagingException {
    Instant start = mark.takeFrom().atStartOfDay(zone).toInstant();
    Date dayBefore = Date.from(start.minus(Duration.ofDays(1)));
    Message[] found = folder.search(new ReceivedDateTerm(ComparisonTerm.GE, dayBefore));
    FetchProfile wanted = new FetchProfile();
    wanted.add(UIDFolder.FetchProfileItem.UID);
    wanted.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    folder.fetch(found, wanted);
    List<Message> since = new ArrayList<>();
    for (Message message : found) {
      Date date = message.getReceivedDate();
      if (date == null || !date.toInstant().isBefore(start)) {
        since.add(message);
      }
    }
    return between(folder, since, mark.lastUid(), mark.datedTo());
  }

  private static List<Long> after(IMAPFolder folder, long lastUid) throws MessagingException {
    Message[] found = folder.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID);
    return between(folder, List.of(found), lastUid, Long.MAX_VALUE);
  }

  /** {@code n:*} gives the last message even if its UID is below n. */
  private static List<Long> between(IMAPFolder folder, List<Message> found, long above, long to)
      throws MessagingException {
    List<Long> uids = new ArrayList<>();
    for (Message message : found) {
      long uid = folder.getUID(message);
      if (uid > above && uid <= to) {
        uids.add(uid);
      }
    }
    uids.sort(null);
    return uids;
  }
}
