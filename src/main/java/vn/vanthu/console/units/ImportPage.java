package vn.vanthu.console.units;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Notice;

/** A registry file: uploaded, looked over, confirmed, with its progress. */
@Controller
class ImportPage {
  private static final int SHOWN = 200;

  private final UnitImports imports;
  private final UnitColumns columns;
  private final UnitWords words;
  private final Audit audit;

  ImportPage(UnitImports imports, UnitColumns columns, UnitWords words, Audit audit) {
    this.imports = imports;
    this.columns = columns;
    this.words = words;
    this.audit = audit;
  }

  @GetMapping("/units/import")
  String upload(Model model) {
    model.addAttribute("headings", columns.headings());
    model.addAttribute("running", imports.running());
    return "units/import";
  }

  @PostMapping("/units/import")
  String take(
      @RequestParam(required = false) @Nullable MultipartFile file,
      Principal person,
      RedirectAttributes redirect)
      throws IOException {
    if (file == null || file.isEmpty()) {
      redirect.addFlashAttribute("notice", Notice.warning("units.import.no-file"));
      return "redirect:/units/import";
    }
    Path copy = Files.createTempFile("vanthu-units-", isWorkbook(file) ? ".xlsx" : ".csv");
    file.transferTo(copy);
    String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").replaceAll(".*[/\\\\]", "");
    redirect.addAttribute("id", imports.read(copy, plain, person.getName()));
    return "redirect:/units/import/{id}";
  }

  @GetMapping("/units/import/{id}")
  String show(@PathVariable String id, Model model) {
    fill(existing(id), model);
    return "units/import-preview";
  }

  /** How far it is: a piece that renews itself. */
  @GetMapping("/units/import/{id}/state")
  String state(@PathVariable String id, Model model) {
    fill(existing(id), model);
    return "units/import-preview :: state";
  }

  @PostMapping("/units/import/{id}/confirm")
  String confirm(@PathVariable String id, Principal person, RedirectAttributes redirect) {
    UnitImport begun = existing(id);
    if (imports.confirm(begun, person.getName())) {
      audit.note("units-import-confirmed", "units", begun.file());
    } else if (begun.phase() == UnitImport.Phase.PREVIEW) {
      redirect.addFlashAttribute("notice", Notice.warning("units.import.overtaken"));
    }
    redirect.addAttribute("id", id);
    return "redirect:/units/import/{id}";
  }

  @PostMapping("/units/import/{id}/drop")
  String drop(@PathVariable String id, RedirectAttributes redirect) {
    imports.drop(id);
    redirect.addFlashAttribute("notice", Notice.done("units.import.dropped"));
    return "redirect:/units";
  }

  private void fill(UnitImport begun, Model model) {
    model.addAttribute("one", begun);
    model.addAttribute("words", words);
    model.addAttribute("bad", begun.bad().stream().limit(SHOWN).toList());
    model.addAttribute("changes", begun.changes().stream().limit(SHOWN).toList());
    model.addAttribute("shown", SHOWN);
  }

  /** By its first bytes: a zip or an old Office file. */
  private static boolean isWorkbook(MultipartFile file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      byte[] head = in.readNBytes(4);
      return head.length == 4
          && (head[0] == 'P' && head[1] == 'K'
              || (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF);
    }
  }

  private UnitImport existing(String id) {
    return imports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
