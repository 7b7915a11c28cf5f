/**
 * What do we write to whom, and was it sent? Every letter, and the only user of SMTP. Never answers
 * a machine, never answers one mail twice. Uses all modules before it but extraction.
 */
@ApplicationModule(
    allowedDependencies = {
      "registry",
      "forms",
      "forms :: text",
      "mailbox",
      "reports",
      "intake",
      "intake :: replies",
      "campaigns",
      "campaigns :: calendar"
    })
@NullMarked
package vn.vanthu.correspondence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
