package vn.vanthu.correspondence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.StoredMail;

/**
 * Where a letter stands among others, for mail programs to show them together (RFC 5322, 3.6.4).
 *
 * @param thread what the conversation is known by here: the first Message-ID, or a word of ours
 *     ({@code "campaign:CCHC-2022-Q2/MN-HOASUA"}); letters of one thread are counted together
 * @param inReplyTo Message-ID of what it answers or follows
 * @param references Message-IDs of the conversation, oldest first
 */
public record Conversation(String thread, Optional<String> inReplyTo, List<String> references) {
  private static final int MOST_REFERENCES = 20;

  public Conversation {
    references = trimmed(references);
  }

  /** The first letter of that thread. */
  public static Conversation starting(String thread) {
    return new Conversation(thread, Optional.empty(), List.of());
  }

  /** An answer to a mail. */
  public static Conversation answering(StoredMail row, MimeMail mail) {
    List<String> oldestFirst = new ArrayList<>(mail.references());
    Collections.reverse(oldestFirst);
    String thread =
        oldestFirst.isEmpty() ? mail.messageId().orElse("mail:" + row.id()) : oldestFirst.get(0);
    mail.messageId().ifPresent(oldestFirst::add);
    return new Conversation(thread, mail.messageId(), oldestFirst);
  }

  /** A letter that follows an earlier one of ours. */
  public static Conversation following(Letter earlier) {
    List<String> oldestFirst = new ArrayList<>(earlier.conversation().references());
    oldestFirst.add(earlier.messageId());
    return new Conversation(
        earlier.conversation().thread(), Optional.of(earlier.messageId()), oldestFirst);
  }

  /** The first and the last ones, so that the header stays short. */
  private static List<String> trimmed(List<String> ids) {
    if (ids.size() <= MOST_REFERENCES) {
      return List.copyOf(ids);
    }
    List<String> some = new ArrayList<>(List.of(ids.get(0)));
    some.addAll(ids.subList(ids.size() - MOST_REFERENCES + 1, ids.size()));
    return List.copyOf(some);
  }
}
