package vn.vanthu.console.review;

import java.util.Optional;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.reports.Report;

/** The mail that a report came with. */
final class MailOf {
  private static final String MAIL = "mail:";

  private MailOf() {}

  static Optional<MailId> mail(Report report) {
    return report.source().startsWith(MAIL)
        ? Optional.of(new MailId(Long.parseLong(report.source().substring(MAIL.length()))))
        : Optional.empty();
  }
}
