/**
 * What people do to the registry, and what it was before: added, changed, renamed, merged and split
 * unions. History stays under the name of its time.
 */
@NamedInterface("changes")
@NullMarked
package vn.vanthu.registry.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
