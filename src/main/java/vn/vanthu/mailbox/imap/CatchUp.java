package vn.vanthu.mailbox.imap;

import java.io.PrintStream;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import vn.vanthu.mailbox.MailboxStates;

/**
 * How far the taking of waiting mail has come: a bar where somebody looks on, a line of the log
 * every so often elsewhere, a gauge always.
 */
final class CatchUp {
  private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
  private static final int WORTH_SHOWING = 100;
  private static final int LOG_EVERY = 1000;
  private static final int WIDTH = 40;
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private final String mailbox;
  private final MailboxStates states;
  private final MessageSource messages;
  private final boolean bar;
  private final PrintStream terminal;
  private int total;
  private int done;
  private int drawn = -1;

  CatchUp(
      String mailbox,
      MailboxStates states,
      MessageSource messages,
      boolean bar,
      PrintStream terminal) {
    this.mailbox = mailbox;
    this.states = states;
    this.messages = messages;
    this.bar = bar;
    this.terminal = terminal;
  }

  /** So many messages wait to be taken. */
  void found(int waiting) {
    boolean goesOn = total > done;
    total = goesOn ? done + waiting : waiting;
    done = goesOn ? done : 0;
    drawn = -1;
    states.waiting(mailbox, waiting);
    if (total >= WORTH_SHOWING) {
      log.info("mailbox {}: {} messages wait to be taken", mailbox, waiting);
    }
  }

  /** One of them has been taken or passed over. */
  void took() {
    done = Math.min(done + 1, total);
    states.took(mailbox, total - done);
    if (total < WORTH_SHOWING) {
      return;
    }
    if (bar) {
      draw();
    } else if (done % LOG_EVERY == 0 || done == total) {
      log.info("mailbox {}: {} of {} messages taken", mailbox, done, total);
    }
  }

  /** None waits any more. */
  void ended() {
    total = 0;
    done = 0;
  }

  private void draw() {
    int filled = WIDTH * done / total;
    if (filled == drawn && done < total) {
      return;
    }
    drawn = filled;
    String blocks = "█".repeat(filled) + "░".repeat(WIDTH - filled);
    Object[] words = {mailbox, done, total};
    terminal.print(
        "\r  " + blocks + " " + messages.getMessage("mailbox.catching-up", words, VIETNAMESE));
    terminal.print(done == total ? System.lineSeparator() : "");
    terminal.flush();
  }
}
