/**
 * What has each unit reported? Revisions, review, corrections. Knows nothing of e-mail. Uses
 * registry and forms.
 */
@ApplicationModule(allowedDependencies = {"registry", "forms"})
@NullMarked
package vn.vanthu.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
