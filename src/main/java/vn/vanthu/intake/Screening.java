package vn.vanthu.intake;

import java.util.List;
import java.util.Optional;
import vn.vanthu.mailbox.MailKind;

/**
 * What the headers say of who wrote.
 *
 * @param kind what it is, if the headers alone settle that: empty for a person's mail, which must
 *     be read
 * @param mayAnswer whether an automatic letter to its sender is allowed
 * @param rulesHit codes of all rules that hit, in the order of {@link Screen}
 */
public record Screening(Optional<MailKind> kind, boolean mayAnswer, List<String> rulesHit) {
  public Screening {
    rulesHit = List.copyOf(rulesHit);
  }

  /**
   * Whether a machine wrote it, so that nobody is there to be answered and nothing in it is a
   * report.
   */
  public boolean fromMachine() {
    return kind.isPresent();
  }
}
