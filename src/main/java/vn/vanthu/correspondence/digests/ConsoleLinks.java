package vn.vanthu.correspondence.digests;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.ReportId;

/** Addresses of the console's pages, as staff open them. */
@Component
class ConsoleLinks {
  private final String base;

  ConsoleLinks(@Value("${vanthu.console.url:http://localhost:8080}") String base) {
    this.base = base.replaceAll("/+$", "");
  }

  String report(ReportId id) {
    return base + "/review/" + id;
  }

  String message(MailId id) {
    return base + "/register/" + id;
  }

  String letter(LetterId id) {
    return base + "/letters/" + id;
  }

  String campaign(String code) {
    return base + "/campaigns/" + code;
  }

  String unit(UnitCode code) {
    return base + "/units/" + code;
  }

  /** What unions have announced. */
  String announcements() {
    return base + "/announcements";
  }
}
