/**
 * Pages, the HTTP API and exports, through the same public methods as everybody else. Owns no table
 * of reports or mail. Uses all modules before it but extraction.
 */
@ApplicationModule(
    allowedDependencies = {
      "registry",
      "registry :: changes",
      "forms",
      "mailbox",
      "reports",
      "intake",
      "intake :: again",
      "intake :: learning",
      "intake :: replies",
      "campaigns",
      "campaigns :: calendar",
      "correspondence",
      "correspondence :: answers",
      "correspondence :: bounces",
      "correspondence :: guidance",
      "correspondence :: post",
      "correspondence :: digests",
      "correspondence :: reminders",
      "correspondence :: texts",
      "correspondence :: trends",
      "correspondence :: upward",
      "correspondence :: voices"
    })
@NullMarked
package vn.vanthu.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
