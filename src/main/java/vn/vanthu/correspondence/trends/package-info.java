/**
 * Indicators over time: of one unit, of a cluster, of all; and the city's published indices beside
 * them, as people have noted them.
 */
@NamedInterface("trends")
@NullMarked
package vn.vanthu.correspondence.trends;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
