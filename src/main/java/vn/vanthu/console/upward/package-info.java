/** The office's own report: looked over, drawn up, approved, sent to the level above. */
@NullMarked
package vn.vanthu.console.upward;

import org.jspecify.annotations.NullMarked;
