/**
 * Pages as pictures, drawn in a child process: a hostile document harms its own picture alone. The
 * front door starts it.
 */
@NamedInterface("pictures")
@NullMarked
package vn.vanthu.extraction.pictures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
