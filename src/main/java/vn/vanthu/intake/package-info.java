/**
 * What is this one mail, and what becomes of it? Screens, reads, decides, files. Steps before
 * filing write nothing, so any mail can be read again. Uses registry, forms, extraction, mailbox
 * and reports.
 */
@ApplicationModule(
    allowedDependencies = {
      "registry",
      "forms",
      "forms :: text",
      "extraction",
      "mailbox",
      "reports"
    })
@NullMarked
package vn.vanthu.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
