/**
 * What became of letters after they were sent: bounces, complaints, delays, absence notices,
 * receipts; and which addresses can be written to. A report is believed only if it cites a letter
 * of ours by its unguessable word.
 */
@NamedInterface("bounces")
@NullMarked
package vn.vanthu.correspondence.bounces;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
