package vn.vanthu.mailbox.imap;

import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.mail.inbound.MailReceiver;
import vn.vanthu.mailbox.Keeping;
import vn.vanthu.mailbox.MailboxSettings;
import vn.vanthu.mailbox.MailboxStates;
import vn.vanthu.mailbox.Numbering;
import vn.vanthu.mailbox.Watermark;

/**
 * One mailbox over one connection. Folders are only examined, messages only peeked at: nothing on
 * the server changes. New mail is found by UIDVALIDITY and UID; IDLE only shortens the wait until
 * the next look.
 */
class ImapMailbox implements MailReceiver {
  private static final Logger log = LoggerFactory.getLogger(ImapMailbox.class);
  private static final Object[] NOTHING = {};
  private static final int BATCH = 50;
  private static final int FETCH_TRIES = 3;

  /** Servers may log out after 30 minutes of IDLE, and routers forget a silent line sooner. */
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(9);

  private final MailboxSettings.Box box;
  private final FolderLook look;
  private final Keeping keeping;
  private final Room room;
  private final MailboxStates states;
  private final CatchUp catchUp;
  private final FolderCount count;
  private final ImapConnection connection;
  private final Queue<Long> waiting = new ArrayDeque<>();
  private Optional<Watermark> reading = Optional.empty();
  private Optional<Stumble> stumble = Optional.empty();
  private boolean caughtUp;

  ImapMailbox(
      MailboxSettings.Box box,
      FolderLook look,
      Keeping keeping,
      Room room,
      MailboxStates states,
      CatchUp catchUp,
      FolderCount count) {
    this.box = box;
    this.look = look;
    this.keeping = keeping;
    this.room = room;
    this.states = states;
    this.catchUp = catchUp;
    this.count = count;
    this.connection = new ImapConnection(box);
  }

  String name() {
    return box.name();
  }

  /** The size above which a message is recorded with its headers alone, in bytes. */
  long largest() {
    return room.largestMail();
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
      return NOTHING;
    }
    try {
      Optional<Trouble> full = room.lacking();
      if (full.isPresent()) {
        failed(full.get());
        return NOTHING;
      }
      return waiting.isEmpty() ? lookForNew() : nextBatch();
    } catch (MessagingException | RuntimeException e) {
      failed(Trouble.of(e));
      return NOTHING;
    }
  }

  private Object[] lookForNew() throws MessagingException {
    if (caughtUp) {
      connection.idle(box.folders().get(0), longestWait());
    }
    List<Trouble> missing = new ArrayList<>();
    for (String name : idleFolderLast()) {
      try {
        Object[] found = newIn(connection.examineAnew(name));
        if (found.length > 0) {
          caughtUp = false;
          return found;
        }
      } catch (FolderNotFoundException e) {
        missing.add(Trouble.missing(name));
      }
    }
    caughtUp = true;
    connection.succeeded();
    catchUp.ended();
    states.fetched(box.name());
    missing.forEach(trouble -> states.failed(box.name(), trouble.code(), trouble.detail()));
    return NOTHING;
  }

  /** So that nothing can come unseen between the look at it and IDLE. */
  private List<String> idleFolderLast() {
    List<String> folders = new ArrayList<>(box.folders());
    Collections.rotate(folders, -1);
    return folders;
  }

  private Duration longestWait() {
    return box.pollEvery().compareTo(LONGEST_IDLE) < 0 ? box.pollEvery() : LONGEST_IDLE;
  }

  private Object[] newIn(IMAPFolder folder) throws MessagingException {
    FolderLook.Found found = look.in(folder, true);
    if (!found.uids().isEmpty()) {
      waiting.addAll(found.uids());
      reading = Optional.of(found.mark());
      catchUp.found(waiting.size());
      return nextBatch();
    }
    Numbering numbering = found.mark().numbering();
    List<Long> again = keeping.dueForFetching(numbering);
    if (!again.isEmpty()) {
      return new Batch(this, folder, numbering, again.subList(0, 1), true).items();
    }
    count.ifDue(folder, found.mark());
    return NOTHING;
  }

  private Object[] nextBatch() throws MessagingException {
    Numbering numbering = reading.orElseThrow().numbering();
    IMAPFolder folder = connection.examine(numbering.folder());
    if (folder.getUIDValidity() != numbering.uidValidity()) {
      waiting.clear();
      return NOTHING;
    }
    List<Long> uids = new ArrayList<>();
    while (uids.size() < BATCH && !waiting.isEmpty()) {
      uids.add(waiting.remove());
    }
    return new Batch(this, folder, numbering, uids, false).items();
  }

  /** A message has been taken or passed over. */
  void took() {
    stumble = Optional.empty();
    connection.succeeded();
    catchUp.took();
  }

  /** A batch has been kept: marks or moves it, where an office has asked for that. */
  void taken(Numbering numbering, List<Long> kept) {
    AfterTaking.apply(box, numbering, kept);
  }

  /** Whether the last try to fetch this message failed. */
  boolean hasFailed(Numbering numbering, long uid) {
    return stumble.filter(s -> s.isOver(numbering, uid)).isPresent();
  }

  /**
   * The server has not given out a message: it is tried again over a new connection, and after some
   * tries recorded without its bytes, lest it block those behind it.
   */
  void notFetched(Numbering numbering, long uid, boolean again, FetchFailed e, Keeping keepingIt) {
    int tries = 1 + stumble.filter(s -> s.isOver(numbering, uid)).map(Stumble::tries).orElse(0);
    stumble = Optional.of(new Stumble(numbering, uid, tries));
    failed(Trouble.of(e));
    if (!again && tries < FETCH_TRIES) {
      return;
    }
    try {
      log.warn("{} uid {}: not given out: {}", numbering, uid, e.getMessage());
      keepingIt.recordUnfetched(numbering, uid, String.valueOf(e.getMessage()));
      stumble = Optional.empty();
    } catch (IOException | RuntimeException trouble) {
      failed(Trouble.of(trouble));
    }
  }

  /** Drops the connection and says why; the next look makes a new one after a while. */
  synchronized void failed(Trouble trouble) {
    caughtUp = false;
    waiting.clear();
    states.failed(box.name(), trouble.code(), trouble.detail());
    connection.dropAndBackOff();
  }

  /** Another node reads this mailbox; asks again after a while. */
  synchronized void standBy(Duration pause) {
    states.readElsewhere(box.name());
    caughtUp = false;
    waiting.clear();
    connection.close();
    connection.pause(pause);
  }

  /** Whether there is nothing to do before a pause has ended. */
  boolean pausing() {
    return connection.mustWait();
  }

  /** Ends reading; to be called by another thread. */
  void stop() {
    connection.stop();
  }

  /** Whether reading has ended; what is left waits for the next start. */
  boolean stopped() {
    return connection.stopped();
  }

  synchronized void close() {
    connection.close();
  }

  private record Stumble(Numbering numbering, long uid, int tries) {
    boolean isOver(Numbering otherNumbering, long otherUid) {
      return numbering.equals(otherNumbering) && uid == otherUid;
    }
  }
}
