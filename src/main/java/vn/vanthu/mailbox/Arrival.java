package vn.vanthu.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that a mailbox holds and that is not yet kept.
 *
 * @param serverDate when it arrived, by the server (INTERNALDATE); empty if it does not say
 * @param oversize whether {@code source} writes its headers alone
 */
public record Arrival(
    Numbering numbering,
    long uid,
    Optional<Instant> serverDate,
    boolean oversize,
    RawStore.Source source) {}
