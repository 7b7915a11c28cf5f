/** The pages of campaigns: their list, one with its units, its figures, series, the matrix. */
@NullMarked
package vn.vanthu.console.rounds;

import org.jspecify.annotations.NullMarked;
