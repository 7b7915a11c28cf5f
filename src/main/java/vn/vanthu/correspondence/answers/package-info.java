/** Answers to what comes in: received, corrected, reviewed, asked. */
@NamedInterface("answers")
@NullMarked
package vn.vanthu.correspondence.answers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
