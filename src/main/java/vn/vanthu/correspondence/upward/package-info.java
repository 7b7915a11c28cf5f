/**
 * What the office itself reports to the level above: counted from the unions' reports, never
 * rewritten into a claim that none of them made. As a Word document from a template that staff can
 * edit, as a workbook whose sums can be followed, and as a file of figures that the Văn Thư above
 * reads exactly.
 */
@NamedInterface("upward")
@NullMarked
package vn.vanthu.correspondence.upward;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
