package vn.vanthu.console.guidance;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.FileSystemResource;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.LetterFile;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.guidance.Coverage;
import vn.vanthu.correspondence.guidance.Guidance;
import vn.vanthu.correspondence.guidance.GuidanceDesk;
import vn.vanthu.correspondence.guidance.Reached;
import vn.vanthu.correspondence.guidance.Standings;
import vn.vanthu.correspondence.guidance.UnitStanding;
import vn.vanthu.registry.Alphabet;
import vn.vanthu.registry.Unit;

/** Which documents went out, and where each unit stands with them. */
@Controller
class GuidancePages {
  private static final int SIZE = 100;

  private final GuidanceDesk desk;
  private final Standings standings;
  private final Letters letters;
  private final CallSheet sheet;
  private final Audit audit;

  GuidancePages(
      GuidanceDesk desk, Standings standings, Letters letters, CallSheet sheet, Audit audit) {
    this.desk = desk;
    this.standings = standings;
    this.letters = letters;
    this.sheet = sheet;
    this.audit = audit;
  }

  @Bean
  static MenuEntry guidanceEntry() {
    return new MenuEntry("guidance", "/guidance", "send", 16, Role.VIEWER);
  }

  @GetMapping("/guidance")
  String list(Model model) {
    List<Guidance> all = desk.all();
    Map<Long, Coverage> coverage = new LinkedHashMap<>();
    all.forEach(guidance -> coverage.put(guidance.id(), standings.coverage(guidance)));
    model.addAttribute("all", all);
    model.addAttribute("coverage", coverage);
    return "guidance/list";
  }

  @GetMapping("/guidance/{id}")
  String show(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Reached reached,
      @RequestParam(defaultValue = "false") boolean call,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    Guidance guidance = known(id);
    model.addAttribute("guidance", guidance);
    if (guidance.status() == Guidance.Status.DRAFT) {
      return draft(guidance, model);
    }
    List<UnitStanding> all = standings.of(guidance);
    List<UnitStanding> found =
        Alphabet.sorted(
            all.stream()
                .filter(unit -> reached == null || unit.reached() == reached)
                .filter(unit -> !call || unit.toCall())
                .toList(),
            UnitStanding::name);
    int from = Math.min(found.size(), Math.max(0, page) * SIZE);
    model.addAttribute("units", found.subList(from, Math.min(found.size(), from + SIZE)));
    model.addAttribute("found", found.size());
    model.addAttribute("page", Math.max(0, page));
    model.addAttribute("further", from + SIZE < found.size());
    model.addAttribute("coverage", Coverage.of(all));
    model.addAttribute("toCall", (int) all.stream().filter(UnitStanding::toCall).count());
    model.addAttribute("reached", reached);
    model.addAttribute("call", call);
    model.addAttribute("states", Reached.values());
    return "guidance/show";
  }

  private String draft(Guidance guidance, Model model) {
    List<Unit> asked = desk.asked(guidance.units());
    List<Unit> without = asked.stream().filter(unit -> unit.emails().isEmpty()).toList();
    model.addAttribute("asked", asked);
    model.addAttribute("without", without);
    model.addAttribute("letter", asked.isEmpty() ? null : desk.preview(guidance, asked.get(0)));
    return "guidance/draft";
  }

  /** A file of it; always a download. */
  @GetMapping("/guidance/{id}/files/{number}")
  ResponseEntity<Resource> file(@PathVariable long id, @PathVariable int number)
      throws IOException {
    List<LetterFile> files = known(id).files();
    if (number < 0 || number >= files.size()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    LetterFile file = files.get(number);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, download(file.name()))
        .body(new FileSystemResource(letters.content(file)));
  }

  /** Whom to telephone, as a workbook. */
  @GetMapping("/guidance/{id}/telephone.xlsx")
  ResponseEntity<byte[]> telephone(@PathVariable long id) throws IOException {
    Guidance guidance = known(id);
    audit.note("guidance-exported", "guidance:" + id, "");
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, Attachment.XLSX)
        .header(HttpHeaders.CONTENT_DISPOSITION, download("can-goi-dien-" + id + ".xlsx"))
        .body(sheet.of(guidance, standings.toCall(guidance)));
  }

  private static String download(String name) {
    return ContentDisposition.attachment()
        .filename(name, java.nio.charset.StandardCharsets.UTF_8)
        .build()
        .toString();
  }

  private Guidance known(long id) {
    return desk.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
