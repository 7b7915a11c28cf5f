/**
 * What does a form ask, and what do these passages state? Pure Java: sees only itself and {@code
 * java..}. Never invents a figure: what is unclear is left out and becomes a {@link
 * vn.vanthu.forms.Doubt}. Uses no other module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.vanthu.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
