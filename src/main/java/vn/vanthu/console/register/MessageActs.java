package vn.vanthu.console.register;

import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Notice;
import vn.vanthu.forms.Forms;
import vn.vanthu.intake.Intake;
import vn.vanthu.intake.Reread;
import vn.vanthu.mailbox.Disposition;
import vn.vanthu.mailbox.Fate;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Act;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/** What a person does to a message: has it read again, calls it a report or none. */
@Controller
class MessageActs {
  private final Mails mails;
  private final Intake intake;
  private final Reports reports;
  private final ReportChanges changes;
  private final Forms forms;
  private final Units units;
  private final Audit audit;

  MessageActs(
      Mails mails,
      Intake intake,
      Reports reports,
      ReportChanges changes,
      Forms forms,
      Units units,
      Audit audit) {
    this.mails = mails;
    this.intake = intake;
    this.reports = reports;
    this.changes = changes;
    this.forms = forms;
    this.units = units;
    this.audit = audit;
  }

  /** What reading it again would change; nothing is written. */
  @GetMapping("/register/{id}/read-again")
  String tryReading(@PathVariable long id, Model model) {
    Reread told = intake.readAgain(known(id), true);
    model.addAttribute("mail", mails.find(new MailId(id)));
    model.addAttribute("differences", told.differences());
    model.addAttribute("forms", forms);
    model.addAttribute("units", units);
    return "register/read-again";
  }

  @PostMapping("/register/{id}/read-again")
  String readAgain(@PathVariable long id, RedirectAttributes redirect) {
    Reread told = intake.readAgain(known(id), false);
    audit.note("mail-read-again", "mail:" + id, String.valueOf(told.differences().size()));
    redirect.addFlashAttribute(
        "notice", Notice.done("message.read-again-done", told.differences().size()));
    return "redirect:/register/" + id;
  }

  @PostMapping("/register/{id}/report")
  String isReport(@PathVariable long id, RedirectAttributes redirect) {
    List<ReportId> filed = intake.takeAsReport(known(id), forms.all().get(0).key());
    audit.note("mail-called-report", "mail:" + id, "");
    redirect.addFlashAttribute("notice", Notice.done("message.is-report"));
    return filed.isEmpty() ? "redirect:/register/" + id : "redirect:/review/" + filed.get(0);
  }

  @PostMapping("/register/{id}/no-report")
  String isNoReport(@PathVariable long id, Principal person, RedirectAttributes redirect) {
    MailId mail = known(id);
    for (Report report : reports.from("mail:" + id)) {
      if (report.status() != ReportStatus.DISCARDED) {
        changes.discard(report.id(), Act.by(person.getName(), "no-report"));
      }
    }
    mails.decide(
        mail,
        new Fate(
            MailKind.OTHER, Disposition.SET_ASIDE, "person-no-report", List.of(person.getName())));
    audit.note("mail-called-no-report", "mail:" + id, "");
    redirect.addFlashAttribute("notice", Notice.done("message.is-no-report"));
    return "redirect:/register/" + id;
  }

  private MailId known(long id) {
    return mails
        .look(new MailId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
        .id();
  }
}
