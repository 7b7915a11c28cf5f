package vn.vanthu.console;

import java.io.IOException;
import java.nio.file.Path;
import java.security.Principal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.upward.ConsolidatedReport;
import vn.vanthu.correspondence.upward.ConsolidatedReports;
import vn.vanthu.correspondence.upward.Consolidation;
import vn.vanthu.correspondence.upward.UpwardDesk;

/** The office's own reports: drawn up, looked over, approved, sent. */
@RestController
@RequestMapping("/api/v1/consolidated")
class UpwardApi {
  private final UpwardDesk desk;
  private final ConsolidatedReports reports;
  private final ZoneId zone;

  UpwardApi(UpwardDesk desk, ConsolidatedReports reports, ZoneId zone) {
    this.desk = desk;
    this.reports = reports;
    this.zone = zone;
  }

  @GetMapping
  Page<Map<String, Object>> all() {
    List<Map<String, Object>> items = reports.all().stream().map(this::json).toList();
    return new Page<>(items, 0, Math.max(1, items.size()), items.size());
  }

  /** Draws up a campaign's report; one that has gone makes this a supplement. */
  @PostMapping
  Map<String, Object> draft(@RequestParam String campaign, Principal who) {
    return json(desk.draft(campaign, who.getName()));
  }

  /** What to look at first: units in review, figures out of all proportion. */
  @GetMapping("/checks")
  List<Map<String, Object>> checks(@RequestParam String campaign) {
    return desk.checks(campaign).stream().map(UpwardApi::json).toList();
  }

  /** Approves the draft that was seen: {@code docx} is the hash of its document. */
  @PostMapping("/{id}/approve")
  Map<String, Object> approve(@PathVariable long id, @RequestParam String docx, Principal who) {
    ConsolidatedReport report = reports.find(id).orElseThrow();
    if (!report.files().docx().equals(docx)) {
      throw new IllegalStateException("The draft has been drawn up anew; look at it again");
    }
    return json(desk.approve(report, who.getName()));
  }

  @PostMapping("/{id}/send")
  Map<String, Object> send(
      @PathVariable long id,
      @RequestParam String number,
      @RequestParam LocalDate date,
      Principal who) {
    return json(desk.send(id, number, date, who.getName()));
  }

  /** {@code docx}, {@code xlsx} or {@code json}. */
  @GetMapping("/{id}/files/{kind}")
  ResponseEntity<Resource> file(@PathVariable long id, @PathVariable String kind)
      throws IOException {
    ConsolidatedReport report = reports.find(id).orElseThrow();
    return switch (kind) {
      case "docx" -> file(report, desk.docx(report), Attachment.DOCX, ".docx");
      case "xlsx" -> file(report, desk.xlsx(report), Attachment.XLSX, ".xlsx");
      case "json" ->
          file(report, desk.figures(report), MediaType.APPLICATION_JSON_VALUE, ".vanthu.json");
      default -> ResponseEntity.notFound().build();
    };
  }

  @ExceptionHandler(NoSuchElementException.class)
  ResponseEntity<Map<String, String>> unknown() {
    return ResponseEntity.status(HttpStatus.NOT_FOUND).body(Map.of("error", "not found"));
  }

  @ExceptionHandler(IllegalStateException.class)
  ResponseEntity<Map<String, String>> refused(IllegalStateException e) {
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .body(Map.of("error", String.valueOf(e.getMessage())));
  }

  private static ResponseEntity<Resource> file(
      ConsolidatedReport report, Path path, String type, String suffix) {
    String name = "bao-cao-tong-hop-%s-%d%s".formatted(report.campaign(), report.number(), suffix);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(new FileSystemResource(path));
  }

  private Map<String, Object> json(ConsolidatedReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", report.id());
    json.put("campaign", report.campaign());
    json.put("number", report.number());
    json.put("status", report.status().name().toLowerCase(java.util.Locale.ROOT));
    json.put("asked", report.asked());
    json.put("reported", report.reported());
    json.put("docx", report.files().docx());
    json.put("made", deed(report.made()));
    json.put("approved", report.approved().map(this::deed).orElse(null));
    json.put("sent", report.sent().map(this::deed).orElse(null));
    json.put("doc_number", report.docNumber().orElse(null));
    json.put("doc_date", report.docDate().map(LocalDate::toString).orElse(null));
    return json;
  }

  private Map<String, Object> deed(ConsolidatedReport.Deed deed) {
    return Map.of("who", deed.who(), "at", deed.at().atZone(zone).toOffsetDateTime());
  }

  private static Map<String, Object> json(Consolidation.Check check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", check.code());
    json.put("unit", check.unit().code().value());
    json.put("name", check.unit().name());
    json.put("indicator", check.indicator().map(i -> i.key()).orElse(null));
    json.put("figures", check.figures());
    return json;
  }
}
