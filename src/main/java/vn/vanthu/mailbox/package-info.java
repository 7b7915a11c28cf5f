/**
 * What has arrived? Polls the mailboxes, keeps the raw bytes, holds the waiting line of mail. Never
 * changes anything on the server unless a person set it so, and never looks at \\Seen. Uses no
 * other module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.vanthu.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
