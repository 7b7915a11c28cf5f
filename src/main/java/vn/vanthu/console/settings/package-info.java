/**
 * What an administrator sets: the office, mailboxes, the calendar, letters; and the first steps.
 */
@NullMarked
package vn.vanthu.console.settings;

import org.jspecify.annotations.NullMarked;
