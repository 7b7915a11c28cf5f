package vn.vanthu.console.review;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.Matter;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.forms.Certainty;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.Reports;

/** A letter to the unit with the open questions of a report, to be edited before it goes. */
@Controller
class AskPage {
  private static final Locale LETTERS = Locale.forLanguageTag("vi");
  private static final int LONGEST = 20_000;

  private final Reports reports;
  private final Mails mails;
  private final Units units;
  private final Forms forms;
  private final Letters letters;
  private final ReviewView view;
  private final OfficeSettings office;
  private final MessageSource messages;
  private final Formats formats;
  private final Audit audit;

  AskPage(
      Reports reports,
      Mails mails,
      Units units,
      Forms forms,
      Letters letters,
      ReviewView view,
      OfficeSettings office,
      MessageSource messages,
      Formats formats,
      Audit audit) {
    this.reports = reports;
    this.mails = mails;
    this.units = units;
    this.forms = forms;
    this.letters = letters;
    this.view = view;
    this.office = office;
    this.messages = messages;
    this.formats = formats;
    this.audit = audit;
  }

  @GetMapping("/review/{id}/ask")
  String draft(@PathVariable long id, Model model) {
    Report report = report(id);
    Optional<StoredMail> mail = MailOf.mail(report).flatMap(mails::look);
    Optional<Unit> unit = report.unit().flatMap(units::find);
    String to =
        mail.map(StoredMail::from)
            .filter(from -> !from.isBlank())
            .or(() -> unit.flatMap(u -> u.emails().stream().findFirst()))
            .orElse("");
    model.addAttribute("report", report);
    model.addAttribute("to", to);
    model.addAttribute("subject", mail.map(m -> "Re: " + m.subject()).orElse(""));
    model.addAttribute("body", body(report, mail, unit));
    return "review/ask";
  }

  @PostMapping("/review/{id}/ask")
  @Transactional
  public String send(
      @PathVariable long id,
      @RequestParam String to,
      @RequestParam String subject,
      @RequestParam String body,
      @RequestParam int seen,
      Principal person,
      RedirectAttributes redirect) {
    Report report = report(id);
    if (to.indexOf('@') < 1 || subject.isBlank() || body.isBlank() || body.length() > LONGEST) {
      redirect.addFlashAttribute("notice", Notice.error("ask.incomplete"));
      return "redirect:/review/" + id + "/ask";
    }
    Optional<LetterId> written =
        letters.write(letter(report, to.strip(), subject.strip(), body, seen));
    boolean withheld =
        written.flatMap(letters::find).filter(l -> l.status() == LetterStatus.WITHHELD).isPresent();
    if (written.isPresent()) {
      audit.note("unit-asked", "report:" + id, to + ": " + subject);
    }
    String key = written.isEmpty() ? "ask.again" : withheld ? "ask.withheld" : "ask.sent";
    redirect.addFlashAttribute(
        "notice", withheld || written.isEmpty() ? Notice.warning(key) : Notice.done(key, to));
    return "redirect:/review/" + id;
  }

  /** One letter a version: the same form sent twice is one letter. */
  private NewLetter letter(Report report, String to, String subject, String body, int seen) {
    Conversation conversation =
        MailOf.mail(report)
            .map(mail -> Conversation.answering(mails.find(mail), mails.open(mail)))
            .orElseGet(() -> Conversation.starting("report:" + report.id()));
    return NewLetter.of(
            Purpose.NOTICE,
            "report:"
                + report.id()
                + "/question/"
                + seen
                + "/"
                + Integer.toHexString(body.hashCode()),
            "unit/question",
            to,
            conversation,
            subject,
            body)
        .withUnit(report.unit().map(UnitCode::value))
        .withAbout(List.of(new Matter(report.form(), report.period(), Optional.of(report.id()))));
  }

  private String body(Report report, Optional<StoredMail> mail, Optional<Unit> unit) {
    String title = forms.find(report.form()).map(Form::title).orElse(report.form());
    List<String> questions = questions(report, mail.map(StoredMail::id));
    StringBuilder numbered = new StringBuilder();
    for (int i = 0; i < questions.size(); i++) {
      numbered.append(i + 1).append(". ").append(questions.get(i)).append('\n');
    }
    return say(
        "ask.body",
        unit.map(Unit::name).orElse(say("ask.you")),
        office.name(),
        title,
        mail.map(m -> formats.day(m.receivedAt())).orElse(""),
        numbered.toString());
  }

  private List<String> questions(Report report, Optional<MailId> mail) {
    List<String> questions = new ArrayList<>();
    if (report.unit().isEmpty()) {
      questions.add(say("ask.unit"));
    }
    if (report.period().isEmpty()) {
      questions.add(say("ask.period"));
    }
    view.doubts(report, mail).stream()
        .flatMap(doubt -> file(doubt).stream())
        .distinct()
        .forEach(questions::add);
    Optional<Form> form = forms.find(report.form());
    for (Doubt doubt : view.doubts(report, mail)) {
      if (doubt.severity() != Doubt.Severity.NOTE && doubt.indicator().isPresent()) {
        String label =
            form.flatMap(f -> f.indicator(doubt.indicator().get())).map(i -> i.label()).orElse("");
        String quote = doubt.text().replace(Certainty.UNREADABLE, "…").replaceAll("\\s+", " ");
        String question =
            say("ask.figure", quote.substring(0, Math.min(160, quote.length())), label);
        if (!questions.contains(question)) {
          questions.add(question);
        }
      }
    }
    return questions.isEmpty() ? List.of(say("ask.open")) : questions;
  }

  /** What to ask of a file that was not read; empty if the doubt is about something else. */
  private Optional<String> file(Doubt doubt) {
    String what = doubt.code().replaceFirst("^attachment-", "ask.file.");
    String said = messages.getMessage(what, null, "", LETTERS);
    return !doubt.code().startsWith("attachment-") || said == null || said.isEmpty()
        ? Optional.empty()
        : Optional.of(say("ask.file", doubt.text(), said));
  }

  private Report report(long id) {
    return reports
        .find(new ReportId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String say(String key, Object... args) {
    return messages.getMessage(key, args, LETTERS);
  }
}
