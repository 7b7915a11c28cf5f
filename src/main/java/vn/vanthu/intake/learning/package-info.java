/**
 * How forms change without a new program: versions kept as rows, words learned from corrections, a
 * look at what earlier reports would read like.
 */
@NamedInterface("learning")
@NullMarked
package vn.vanthu.intake.learning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
