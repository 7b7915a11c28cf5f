package vn.vanthu.console.documents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.vanthu.forms.Place;
import vn.vanthu.intake.DocumentPage;
import vn.vanthu.intake.Documents;
import vn.vanthu.intake.Findings;
import vn.vanthu.intake.MailFile;
import vn.vanthu.intake.PartFate;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.Reports;

/** The viewer of what a mail brought: a piece of a page, and its pictures. */
@Controller
class DocumentPages {
  private static final int MOST_PAGES = 2_000;
  private static final Set<String> UNDRAWN = Set.of("image/svg+xml", "image/vnd.dwg");

  private final Documents documents;
  private final Mails mails;
  private final Findings findings;
  private final Reports reports;

  DocumentPages(Documents documents, Mails mails, Findings findings, Reports reports) {
    this.documents = documents;
    this.mails = mails;
    this.findings = findings;
    this.reports = reports;
  }

  /**
   * One part of a mail with the choice of the others; the words of a report's values are marked.
   */
  @GetMapping("/documents/{mail}")
  String view(
      @PathVariable long mail,
      @RequestParam(required = false) @Nullable String part,
      @RequestParam(required = false) @Nullable Long report,
      Model model) {
    MailId id = mail(mail);
    Evidences evidences = evidences(id, report);
    Map<String, PartFate> parts = parts(id);
    evidences.parts().forEach(source -> join(source, parts));
    String first = parts.keySet().stream().skip(1).findFirst().orElse(Place.MAIL_TEXT);
    String shown = part == null ? evidences.mostlyIn(first) : part;
    String type = Optional.ofNullable(parts.get(shown)).map(PartFate::type).orElse("");
    model.addAttribute("mail", mail);
    model.addAttribute("report", report);
    model.addAttribute("parts", parts.keySet());
    model.addAttribute("shown", shown);
    model.addAttribute(
        "others",
        documents.files(id).stream().filter(file -> !isAmong(file, parts.keySet())).toList());
    if (isDrawn(type)) {
      int pages = documents.page(id, shown, 1).map(DocumentPage::pages).orElse(0);
      model.addAttribute("pages", Math.min(pages, MOST_PAGES));
    } else {
      model.addAttribute("blocks", Block.of(documents.passages(id, shown), evidences.in(shown)));
    }
    return "documents/view :: view";
  }

  /** One page with the boxes around the words of values. */
  @GetMapping("/documents/{mail}/page")
  String page(
      @PathVariable long mail,
      @RequestParam String part,
      @RequestParam int page,
      @RequestParam(required = false) @Nullable Long report,
      Model model) {
    MailId id = mail(mail);
    DocumentPage drawn = drawn(id, part, page);
    Evidences evidences = evidences(id, report).in(part).on(page);
    model.addAttribute("mail", mail);
    model.addAttribute("part", part);
    model.addAttribute("report", report);
    model.addAttribute("drawn", drawn);
    model.addAttribute("page", page);
    model.addAttribute("marks", marks(evidences, drawn.words()));
    model.addAttribute("later", drawn.words().isEmpty() && !evidences.all().isEmpty());
    return "documents/view :: page";
  }

  /** The boxes of a scan's page, whose words have to be found in its picture first. */
  @GetMapping("/documents/{mail}/marks")
  String marks(
      @PathVariable long mail,
      @RequestParam String part,
      @RequestParam int page,
      @RequestParam(required = false) @Nullable Long report,
      Model model) {
    MailId id = mail(mail);
    model.addAttribute("page", page);
    model.addAttribute(
        "marks", marks(evidences(id, report).in(part).on(page), documents.words(id, part, page)));
    model.addAttribute("later", false);
    return "documents/view :: marks";
  }

  private static List<Mark> marks(Evidences evidences, List<DocumentPage.Word> words) {
    List<Mark> marks = new ArrayList<>();
    for (Evidences.Keyed keyed : evidences.all()) {
      Boxes.around(keyed.evidence().text(), words)
          .forEach(box -> marks.add(new Mark(keyed.key(), box)));
    }
    return marks;
  }

  /** The picture of that page. */
  @GetMapping("/documents/{mail}/page.jpg")
  ResponseEntity<byte[]> picture(
      @PathVariable long mail, @RequestParam String part, @RequestParam int page) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
        .body(drawn(mail(mail), part, page).jpeg());
  }

  /** Every part that can be shown, the mail's own text first. */
  private Map<String, PartFate> parts(MailId id) {
    Map<String, PartFate> parts = new LinkedHashMap<>();
    parts.put(Place.MAIL_TEXT, new PartFate(Place.MAIL_TEXT, "text/plain", 0, "read"));
    Findings.Notes notes = findings.of(List.of(id)).get(id);
    if (notes == null || notes.parts().isEmpty()) {
      documents
          .files(id)
          .forEach(f -> parts.put(f.name(), new PartFate(f.name(), f.claimedType(), 0, "read")));
      return parts;
    }
    notes.parts().stream()
        .filter(part -> !part.name().isBlank() && isShown(part))
        .forEach(part -> parts.put(part.name(), part));
    return parts;
  }

  /** Whether it, or what it packs, is among the parts that are shown. */
  private static boolean isAmong(MailFile file, Set<String> parts) {
    return file.name().isBlank()
        || parts.stream()
            .flatMap(part -> Place.names(part).stream())
            .anyMatch(name -> name.equals(file.name()) || name.startsWith(file.name() + "/"));
  }

  /** Pictures that were read as one are shown as one, in the place of the first of them. */
  private static void join(String source, Map<String, PartFate> parts) {
    List<String> pictures = Place.names(source);
    if (pictures.size() == 1 || !parts.keySet().containsAll(pictures)) {
      return;
    }
    Map<String, PartFate> before = new LinkedHashMap<>(parts);
    parts.clear();
    before.forEach(
        (name, fate) -> {
          if (name.equals(pictures.get(0))) {
            parts.put(source, new PartFate(source, fate.type(), 0, fate.outcome()));
          } else if (!pictures.contains(name)) {
            parts.put(name, fate);
          }
        });
  }

  private static boolean isShown(PartFate part) {
    return isDrawn(part.type()) || part.outcome().equals("read") && !part.type().contains("zip");
  }

  private static boolean isDrawn(String type) {
    return type.equals("application/pdf") || type.startsWith("image/") && !UNDRAWN.contains(type);
  }

  private Evidences evidences(MailId id, @Nullable Long report) {
    return Optional.ofNullable(report)
        .flatMap(key -> reports.find(new ReportId(key)))
        .filter((Report found) -> found.source().equals("mail:" + id))
        .map(Evidences::of)
        .orElse(Evidences.NONE);
  }

  private DocumentPage drawn(MailId id, String part, int page) {
    return documents
        .page(id, part, page)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private MailId mail(long id) {
    MailId mail = new MailId(id);
    if (mails.look(mail).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return mail;
  }

  /** A box of a value's words. */
  record Mark(String key, Boxes.Box box) {}
}
