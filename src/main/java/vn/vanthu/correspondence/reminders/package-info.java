/**
 * Reminders: whom to write to on a day and why, what the letters say, whom to telephone, and what
 * superiors are told.
 */
@NamedInterface("reminders")
@NullMarked
package vn.vanthu.correspondence.reminders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
