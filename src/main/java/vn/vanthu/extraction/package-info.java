/**
 * What text is in these bytes, as {@link vn.vanthu.forms.Passage}s? The only user of Tika, which
 * runs in child processes: a hostile document harms nothing but its own reading. Never throws for
 * odd content, it adds a finding. Uses forms.
 */
@ApplicationModule(allowedDependencies = {"forms"})
@NullMarked
package vn.vanthu.extraction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
