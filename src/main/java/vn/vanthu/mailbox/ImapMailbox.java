package vn.vanthu.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.mail.inbound.MailReceiver;

/**
 * One mailbox over one connection. Folders are only examined, messages only peeked at: nothing on
 * the server changes. New mail is found by UIDVALIDITY and UID; IDLE only shortens the wait until
 * the next look.
 */
class ImapMailbox implements MailReceiver {
  private static final Logger log = LoggerFactory.getLogger(ImapMailbox.class);
  private static final int BATCH = 50;

  private final MailboxSettings.Box box;
  private final long maxBytes;
  private final Mails mails;
  private final TakeFrom takeFrom;
  private final ImapConnection connection;
  private final MailboxStates states;
  private final Clock clock;
  private final ZoneId zone;
  private boolean caughtUp;

  ImapMailbox(
      MailboxSettings.Box box,
      long maxBytes,
      Mails mails,
      TakeFrom takeFrom,
      MailboxStates states,
      Clock clock,
      ZoneId zone) {
    this.box = box;
    this.maxBytes = maxBytes;
    this.mails = mails;
    this.takeFrom = takeFrom;
    this.connection = new ImapConnection(box);
    this.states = states;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * The next messages of all folders, oldest first, a batch at the most; waits for IDLE, no longer
   * than the steady poll, if there are none.
   *
   * @return {@link Batch.Item}s whose bytes are fetched when they are kept; they share this
   *     connection
   */
  @Override
  public synchronized Object[] receive() {
    if (connection.mustWait()) {
      return new Object[0];
    }
    try {
      if (caughtUp) {
        connection.idle(box.folders().get(0), box.pollEvery());
      }
      for (String folder : box.folders()) {
        List<Batch.Item> found = newIn(connection.examine(folder));
        if (!found.isEmpty()) {
          caughtUp = false;
          return found.toArray();
        }
      }
      caughtUp = true;
      connection.succeeded();
      states.fetched(box.name());
      return new Object[0];
    } catch (MessagingException | RuntimeException e) {
      failed(e);
      return new Object[0];
    }
  }

  /** Drops the connection and says why; the next look makes a new one after a while. */
  synchronized void failed(Exception e) {
    caughtUp = false;
    String reason = ImapConnection.reason(e);
    log.warn("mailbox {}: {} ({})", box.name(), reason, e.toString());
    states.failed(box.name(), reason);
    connection.dropAndBackOff();
  }

  /** A batch has been kept: marks or moves it, where an office has asked for that. */
  void taken(List<Arrival> kept) {
    if (!kept.isEmpty()) {
      Arrival first = kept.get(0);
      AfterTaking.apply(
          box, first.folder(), first.uidValidity(), kept.stream().map(Arrival::uid).toList());
    }
  }

  synchronized void close() {
    connection.close();
  }

  private List<Batch.Item> newIn(IMAPFolder folder) throws MessagingException {
    long validity = folder.getUIDValidity();
    Optional<Mails.Watermark> mark = mails.watermark(box.name(), folder.getFullName(), validity);
    boolean restored =
        mark.isPresent() && folder.getUIDNext() > 0 && folder.getUIDNext() <= mark.get().lastUid();
    LocalDate from =
        mark.map(Mails.Watermark::takeFrom).orElseGet(() -> firstDay(folder.getFullName()));
    List<Message> messages;
    if (mark.isEmpty() || restored) {
      messages = since(folder, from);
      if (messages.isEmpty()) {
        mails.setWatermark(
            box.name(),
            folder.getFullName(),
            validity,
            new Mails.Watermark(Math.max(0, folder.getUIDNext() - 1), from));
      }
    } else {
      messages = after(folder, mark.get().lastUid());
    }
    messages = notYetKept(folder, messages, validity, mark.isEmpty() || restored);
    states.waiting(box.name(), messages.size());
    if (messages.isEmpty() && restored) {
      mails.setWatermark(
          box.name(),
          folder.getFullName(),
          validity,
          new Mails.Watermark(folder.getUIDNext() - 1, from));
    }
    return items(folder, messages.subList(0, Math.min(BATCH, messages.size())), validity, from);
  }

  /** What a first reading, cut off halfway, has kept already is left out. */
  private List<Message> notYetKept(
      IMAPFolder folder, List<Message> messages, long validity, boolean rescan)
      throws MessagingException {
    if (!rescan) {
      return messages;
    }
    List<Message> open = new ArrayList<>();
    for (Message message : messages) {
      Arrival place =
          new Arrival(
              box.name(),
              folder.getFullName(),
              validity,
              folder.getUID(message),
              Instant.EPOCH,
              false,
              out -> {});
      if (!mails.has(place)) {
        open.add(message);
      }
    }
    return open;
  }

  private LocalDate firstDay(String folder) {
    return mails.takenFrom(box.name(), folder).or(box::takeFrom).orElseGet(takeFrom::day);
  }

  private List<Message> since(IMAPFolder folder, LocalDate day) throws MessagingException {
    Date date = Date.from(day.atStartOfDay(zone).toInstant());
    Message[] found = folder.search(new ReceivedDateTerm(ComparisonTerm.GE, date));
    FetchProfile uids = new FetchProfile();
    uids.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(found, uids);
    return List.of(found);
  }

  /** {@code n:*} gives the last message even if its UID is below n. */
  private static List<Message> after(IMAPFolder folder, long lastUid) throws MessagingException {
    List<Message> found = new ArrayList<>();
    for (Message message : folder.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID)) {
      if (message != null && folder.getUID(message) > lastUid) {
        found.add(message);
      }
    }
    return found;
  }

  private List<Batch.Item> items(
      IMAPFolder folder, List<Message> messages, long validity, LocalDate from)
      throws MessagingException {
    Message[] batch = messages.toArray(new Message[0]);
    FetchProfile profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    profile.add(FetchProfile.Item.SIZE);
    profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    folder.fetch(batch, profile);
    Batch all = new Batch(this, from);
    for (Message message : batch) {
      all.add(arrival(folder, (IMAPMessage) message, validity));
    }
    return Collections.unmodifiableList(all.items());
  }

  private Arrival arrival(IMAPFolder folder, IMAPMessage message, long validity)
      throws MessagingException {
    message.setPeek(true);
    boolean oversize = message.getSizeLong() > maxBytes;
    Date received = message.getReceivedDate();
    Instant at = received == null ? clock.instant() : received.toInstant();
    RawStore.Source source = oversize ? out -> headers(message, out) : out -> whole(message, out);
    return new Arrival(
        box.name(), folder.getFullName(), validity, folder.getUID(message), at, oversize, source);
  }

  private static void whole(IMAPMessage message, java.io.OutputStream out) throws IOException {
    try {
      message.writeTo(out);
    } catch (MessageRemovedException e) {
      throw new Batch.Gone(e);
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static void headers(IMAPMessage message, java.io.OutputStream out) throws IOException {
    try {
      for (String line : Collections.list(message.getAllHeaderLines())) {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      }
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (MessageRemovedException e) {
      throw new Batch.Gone(e);
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }
}
