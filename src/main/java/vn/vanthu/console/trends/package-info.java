/** Indicators over time as charts and tables, and the city's indices beside them. */
@NullMarked
package vn.vanthu.console.trends;

import org.jspecify.annotations.NullMarked;
