/**
 * Who owes what by when, and which reminder is due? What a unit owes is derived, never stored. Uses
 * registry, forms, reports.
 */
@ApplicationModule(allowedDependencies = {"registry", "forms", "reports"})
@NullMarked
package vn.vanthu.campaigns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
