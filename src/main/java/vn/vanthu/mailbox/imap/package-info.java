/**
 * How mailboxes are read over IMAP: examined, peeked at, by UID. IDLE only shortens the wait until
 * the next look.
 */
@NullMarked
package vn.vanthu.mailbox.imap;

import org.jspecify.annotations.NullMarked;
