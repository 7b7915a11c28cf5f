package vn.vanthu.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.vanthu.mailbox.MimeMail;

/** Knows the letters that we have sent. Implemented where they are kept. */
public interface OurLetters {
  /** The letter of ours that {@code mail}, come on that day, answers; empty if it answers none. */
  Optional<OurLetter> answeredBy(MimeMail mail, LocalDate receivedOn);

  /**
   * The reports that a letter asked for, or answered; not those that it only mentions.
   *
   * @param reference as in {@link OurLetter#reference()}; of no letter it is empty
   */
  List<OurLetter.About> askedBy(String reference);
}
