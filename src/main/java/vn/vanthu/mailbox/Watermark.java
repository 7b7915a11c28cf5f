package vn.vanthu.mailbox;

import java.time.LocalDate;

/**
 * How far a folder has been read.
 *
 * @param lastUid all up to here is taken or passed over
 * @param takeFrom the first day of mail to take
 * @param datedTo up to this UID only mail since {@code takeFrom} is taken; beyond it, all
 */
public record Watermark(Numbering numbering, long lastUid, LocalDate takeFrom, long datedTo) {

  /** Whether the folder's old mail is still being taken. */
  public boolean catchingUp() {
    return lastUid < datedTo;
  }

  Watermark readTo(long uid) {
    return new Watermark(numbering, Math.max(lastUid, uid), takeFrom, datedTo);
  }
}
