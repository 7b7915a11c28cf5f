/** What needs a person today, how open campaigns stand, how mailboxes and outbox do. */
@NullMarked
package vn.vanthu.console.today;

import org.jspecify.annotations.NullMarked;
