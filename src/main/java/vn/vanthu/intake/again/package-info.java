/**
 * Reading many mails again: a look that lists what would change, then taking it. A row goes on
 * where it was left, whichever node or start of the service takes it up.
 */
@NamedInterface("again")
@NullMarked
package vn.vanthu.intake.again;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
