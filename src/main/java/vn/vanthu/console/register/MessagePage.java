package vn.vanthu.console.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Sentences;
import vn.vanthu.console.review.History;
import vn.vanthu.intake.Documents;
import vn.vanthu.intake.Findings;
import vn.vanthu.intake.MailFile;
import vn.vanthu.intake.ReplyIntents;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.Reports;

/** One message: what it said, what it brought, what became of it. */
@Controller
@ConditionalOnWebApplication
class MessagePage {
  private static final int MOST_TEXT = 200_000;
  private static final String MAIL_POLICY =
      "sandbox; default-src 'none'; style-src 'self'; frame-ancestors 'self'; base-uri 'none';"
          + " form-action 'none'";

  private final Mails mails;
  private final Reports reports;
  private final Units units;
  private final Findings findings;
  private final ReplyIntents intents;
  private final Documents documents;
  private final History history;
  private final Sentences sentences;
  private final Formats formats;
  private final ResourceUrlProvider addresses;

  MessagePage(
      Mails mails,
      Reports reports,
      Units units,
      Findings findings,
      ReplyIntents intents,
      Documents documents,
      History history,
      Sentences sentences,
      Formats formats,
      ResourceUrlProvider addresses) {
    this.mails = mails;
    this.reports = reports;
    this.units = units;
    this.findings = findings;
    this.intents = intents;
    this.documents = documents;
    this.history = history;
    this.sentences = sentences;
    this.formats = formats;
    this.addresses = addresses;
  }

  @GetMapping("/register/{id}")
  String show(@PathVariable long id, Model model) {
    StoredMail mail = mail(id);
    MimeMail message = mails.open(mail.id());
    List<Report> filed = reports.from("mail:" + id);
    model.addAttribute("mail", mail);
    model.addAttribute("message", message);
    model.addAttribute("why", sentences.why(mail));
    model.addAttribute("sentences", sentences);
    model.addAttribute("fate", sentences.fate(mail));
    model.addAttribute("chip", sentences.chip(mail));
    model.addAttribute("reports", filed);
    model.addAttribute("units", units);
    model.addAttribute("files", documents.files(mail.id()));
    model.addAttribute(
        "notes", Optional.ofNullable(findings.of(List.of(mail.id())).get(mail.id())).orElse(null));
    model.addAttribute("announced", intents.openOf(mail.id()));
    model.addAttribute("feed", history.of(mail));
    model.addAttribute("html", body(message, "text/html").isPresent());
    model.addAttribute("text", body(message, "text/plain").orElse(""));
    return "register/message";
  }

  /** The mail's HTML, made harmless, for a frame in which nothing may run. */
  @GetMapping("/register/{id}/html")
  ResponseEntity<String> html(@PathVariable long id) {
    String html = body(mails.open(mail(id).id()), "text/html").orElse("");
    String styles =
        Optional.ofNullable(addresses.getForLookupPath("/console/mail.css"))
            .orElse("/console/mail.css");
    return ResponseEntity.ok()
        .header("Content-Security-Policy", MAIL_POLICY)
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .body(SafeHtml.page(html, formats.say("message.picture"), styles));
  }

  /** The message as it came, byte by byte. */
  @GetMapping("/register/{id}/raw")
  ResponseEntity<Resource> raw(@PathVariable long id) {
    StoredMail mail = mail(id);
    Path file = mails.file(mail);
    return download(
        "thu-%d-%d.eml".formatted(mail.registerNumber(), mail.registerYear()),
        new FileSystemResource(file));
  }

  /** One file of it; always a download of no particular type, whatever it says it is. */
  @GetMapping("/register/{id}/files/{number}")
  ResponseEntity<Resource> file(@PathVariable long id, @PathVariable int number)
      throws IOException {
    List<MailFile> files = documents.files(mail(id).id());
    if (number < 0 || number >= files.size()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    MailFile file = files.get(number);
    String name = file.name().isBlank() ? "tep-" + (number + 1) : file.name();
    return download(name, new InputStreamResource(file.open()));
  }

  private static ResponseEntity<Resource> download(String name, Resource content) {
    String safe = name.replaceAll("[\\p{Cc}\\p{Cf}\\\\/:*?\"<>|]", "_");
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(safe, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }

  private static Optional<String> body(MimeMail message, String type) {
    return message.parts().stream()
        .filter(part -> part.body() && part.type().toLowerCase(Locale.ROOT).equals(type))
        .findFirst()
        .flatMap(MailPart::text)
        .map(text -> text.substring(0, Math.min(MOST_TEXT, text.length())));
  }

  private StoredMail mail(long id) {
    return mails
        .look(new MailId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
