/**
 * Who are the unions; which one has this name or address? Stands at the start of the line and knows
 * nothing of mail or reports. Never guesses: two near-namesakes are two candidates. Uses no other
 * module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.vanthu.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
