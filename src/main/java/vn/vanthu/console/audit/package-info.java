/** The log of acts: who did what, when, on what. Owns the table act. */
@NullMarked
package vn.vanthu.console.audit;

import org.jspecify.annotations.NullMarked;
