package vn.vanthu.intake;

import java.time.LocalDate;
import java.util.Optional;
import vn.vanthu.mailbox.MimeMail;

/** Knows the letters that we have sent. Implemented where they are kept. */
public interface OurLetters {
  /** The letter of ours that {@code mail}, come on that day, answers; empty if it answers none. */
  Optional<OurLetter> answeredBy(MimeMail mail, LocalDate receivedOn);
}
