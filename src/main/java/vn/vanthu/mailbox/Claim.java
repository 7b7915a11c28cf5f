package vn.vanthu.mailbox;

import java.util.UUID;

/** A mail that one worker reads; whoever holds another token for it has lost it. */
public record Claim(MailId id, UUID token) {}
