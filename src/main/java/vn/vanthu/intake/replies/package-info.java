/**
 * What a person answers to a letter of ours: figures behind its lines, figures in free words,
 * "đúng", thanks, a promise. Quoted text is read only where it differs from what we sent.
 */
@NamedInterface("replies")
@NullMarked
package vn.vanthu.intake.replies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
