/** What the office writes: letters that wait, went or came back, their texts, today's reminders. */
@NullMarked
package vn.vanthu.console.letters;

import org.jspecify.annotations.NullMarked;
