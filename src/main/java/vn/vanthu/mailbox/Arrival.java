package vn.vanthu.mailbox;

import java.time.Instant;

/**
 * A message that a mailbox holds and that is not yet kept.
 *
 * @param receivedAt by the server (INTERNALDATE)
 * @param oversize whether {@code source} writes its headers alone
 */
public record Arrival(
    String mailbox,
    String folder,
    long uidValidity,
    long uid,
    Instant receivedAt,
    boolean oversize,
    RawStore.Source source) {}
