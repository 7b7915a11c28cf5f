package vn.vanthu.mailbox;

import java.util.List;
import java.util.Objects;

/**
 * What a mail turned out to be and what became of it.
 *
 * @param whyCode the reason as a code that {@code messages.properties} puts into one sentence,
 *     {@code why.} before it
 * @param whyArgs what the sentence names, in its order: plain data
 */
public record Fate(MailKind kind, Disposition disposition, String whyCode, List<String> whyArgs) {
  public Fate {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(disposition);
    Objects.requireNonNull(whyCode);
    whyArgs = List.copyOf(whyArgs);
  }
}
