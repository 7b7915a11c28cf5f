package vn.vanthu.intake;

/**
 * Reads mail as far as it goes at once.
 *
 * @param leavesPictures whether it leaves pages that have to be read from their pictures, for a
 *     patient reader to come back to
 */
public record QuickReader(MailReader reader, boolean leavesPictures) {
  /** Whether the mail has to be read once more, patiently. */
  boolean leaves(ReadMail read) {
    return leavesPictures && read.hasPicturesLeft();
  }
}
