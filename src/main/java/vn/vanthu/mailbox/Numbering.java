package vn.vanthu.mailbox;

/**
 * One numbering of a folder: within it a UID means one message for ever.
 *
 * @param generation counts how often the folder was restored under the same UIDVALIDITY, from 0
 */
public record Numbering(String mailbox, String folder, long uidValidity, int generation) {

  /** The numbering that begins when the folder is found to have been restored. */
  public Numbering restored() {
    return new Numbering(mailbox, folder, uidValidity, generation + 1);
  }
}
