package vn.vanthu.console.upward;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.upward.ConsolidatedReport;
import vn.vanthu.correspondence.upward.ConsolidatedReports;
import vn.vanthu.correspondence.upward.UpwardDesk;

/** The files of a report of this office, and its letter to the level above. */
@Controller
class SendUpwardPage {
  private static final int LONGEST_NUMBER = 100;

  private final UpwardDesk desk;
  private final ConsolidatedReports reports;
  private final ConsolidatedView view;
  private final Campaigns campaigns;
  private final Formats formats;
  private final Audit audit;

  SendUpwardPage(
      UpwardDesk desk,
      ConsolidatedReports reports,
      ConsolidatedView view,
      Campaigns campaigns,
      Formats formats,
      Audit audit) {
    this.desk = desk;
    this.reports = reports;
    this.view = view;
    this.campaigns = campaigns;
    this.formats = formats;
    this.audit = audit;
  }

  @GetMapping("/campaigns/{code}/consolidated/{id}/send")
  String form(
      @PathVariable String code,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate date,
      Model model) {
    letter(code, id, number, date, model);
    model.addAttribute("campaign", campaigns.find(code).orElseThrow());
    model.addAttribute("view", view);
    return "upward/send";
  }

  /** The letter as it would read with that number and date: a piece that renews itself. */
  @GetMapping("/campaigns/{code}/consolidated/{id}/letter")
  String letter(
      @PathVariable String code,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate date,
      Model model) {
    ConsolidatedReport report = of(code, id);
    LocalDate day = date == null ? formats.today() : date;
    model.addAttribute("report", report);
    model.addAttribute("number", number);
    model.addAttribute("date", day);
    model.addAttribute("letter", desk.preview(report, number.isBlank() ? "…" : number, day));
    return "upward/send :: letter";
  }

  @PostMapping("/campaigns/{code}/consolidated/{id}/send")
  String send(
      @PathVariable String code,
      @PathVariable long id,
      @RequestParam String number,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
      Principal person,
      RedirectAttributes redirect) {
    of(code, id);
    if (number.isBlank() || number.length() > LONGEST_NUMBER) {
      redirect.addFlashAttribute("notice", Notice.error("upward.number-missing"));
      return "redirect:" + path(code) + "/" + id + "/send";
    }
    try {
      desk.send(id, number.strip(), date, person.getName());
      audit.note("upward-sent", "campaign:" + code, number.strip() + " " + date);
      redirect.addFlashAttribute("notice", Notice.done("upward.sent"));
    } catch (IllegalStateException e) {
      redirect.addFlashAttribute("notice", Notice.warning("upward.not-sent"));
    }
    return ConsolidatedPage.back(code);
  }

  /** {@code docx}, {@code pdf}, {@code xlsx} or {@code json}: the figures. */
  @GetMapping("/campaigns/{code}/consolidated/{id}/files/{kind}")
  ResponseEntity<Resource> file(
      @PathVariable String code, @PathVariable long id, @PathVariable String kind)
      throws IOException {
    ConsolidatedReport report = of(code, id);
    return switch (kind) {
      case "docx" ->
          file(report, new FileSystemResource(desk.docx(report)), Attachment.DOCX, ".docx");
      case "xlsx" ->
          file(report, new FileSystemResource(desk.xlsx(report)), Attachment.XLSX, ".xlsx");
      case "json" ->
          file(
              report,
              new FileSystemResource(desk.figures(report)),
              MediaType.APPLICATION_JSON_VALUE,
              ".vanthu.json");
      case "pdf" ->
          desk.pdf(report)
              .map(
                  pdf ->
                      file(
                          report,
                          new ByteArrayResource(pdf),
                          MediaType.APPLICATION_PDF_VALUE,
                          ".pdf"))
              .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
      default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private static ResponseEntity<Resource> file(
      ConsolidatedReport report, Resource content, String type, String suffix) {
    String name = "bao-cao-tong-hop-%s-%d%s".formatted(report.campaign(), report.number(), suffix);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(
                    name.replaceAll("[\\p{Cc}\\p{Cf}\\\\/:*?\"<>|]", "_"), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }

  private ConsolidatedReport of(String code, long id) {
    return reports
        .find(id)
        .filter(report -> report.campaign().equals(code))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String path(String code) {
    return ConsolidatedPage.back(code).substring("redirect:".length());
  }
}
