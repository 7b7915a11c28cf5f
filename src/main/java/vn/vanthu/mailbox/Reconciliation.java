package vn.vanthu.mailbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a folder on the server holds against what is kept of it.
 *
 * @param from mail since this day was counted
 * @param onServer messages that the server holds
 * @param kept how many of them are kept
 * @param explained how many of those have a fate, or have failed with a cause; the others wait
 * @param gone messages that are kept and that the server no longer holds: moved or deleted there
 * @param missing messages that the server holds and that are not kept
 * @param missingUids the UIDs of the first of these, lowest first
 */
public record Reconciliation(
    String mailbox,
    String folder,
    Instant at,
    LocalDate from,
    long onServer,
    long kept,
    long explained,
    long gone,
    long missing,
    List<Long> missingUids) {
  public Reconciliation {
    missingUids = List.copyOf(missingUids);
  }

  /** Kept, and its fate not settled yet. */
  public long waiting() {
    return kept - explained;
  }
}
