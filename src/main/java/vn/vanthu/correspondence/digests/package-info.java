/**
 * The daily and weekly digests to staff. A digest is a row with a window: nothing is told twice or
 * never.
 */
@NamedInterface("digests")
@NullMarked
package vn.vanthu.correspondence.digests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
