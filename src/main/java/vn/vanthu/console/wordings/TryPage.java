package vn.vanthu.console.wordings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.vanthu.console.page.Formats;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.intake.FileTrial;
import vn.vanthu.intake.ReadMail;
import vn.vanthu.intake.ReadReport;
import vn.vanthu.intake.learning.FormDesk;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** A file, read as if it had come by mail; nothing of it is kept. */
@Controller
class TryPage {
  private static final Logger log = LoggerFactory.getLogger(TryPage.class);
  private static final long LARGEST = 50_000_000;

  private final FileTrial trial;
  private final FormDesk desk;
  private final Forms forms;
  private final Units units;
  private final FormWords words;
  private final Formats formats;

  TryPage(
      FileTrial trial, FormDesk desk, Forms forms, Units units, FormWords words, Formats formats) {
    this.trial = trial;
    this.desk = desk;
    this.forms = forms;
    this.units = units;
    this.words = words;
    this.formats = formats;
  }

  @PostMapping("/forms/{code}/try")
  String read(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      Model model) {
    Form form =
        desk.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("form", form);
    model.addAttribute("words", words);
    model.addAttribute("day", Optional.ofNullable(day).orElseGet(formats::today));
    if (file == null || file.isEmpty() || file.getSize() > LARGEST) {
      boolean large = file != null && file.getSize() > LARGEST;
      model.addAttribute("wrong", large ? "try.too-large" : "try.no-file");
      return "forms/tried";
    }
    String name = name(file);
    model.addAttribute("name", name);
    try {
      fill(kept(file, name, Optional.ofNullable(day).orElseGet(formats::today)), model);
    } catch (IOException | UncheckedIOException e) {
      log.warn("a file to be tried could not be read", e);
      model.addAttribute("wrong", "try.not-read");
    }
    return "forms/tried";
  }

  /** Only as long as it is read. */
  private ReadMail kept(MultipartFile file, String name, LocalDate day) throws IOException {
    Path copy = Files.createTempFile("vanthu-try", ".tmp");
    try {
      file.transferTo(copy);
      return trial.read(name, copy, day);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private void fill(ReadMail read, Model model) {
    model.addAttribute("read", read);
    model.addAttribute("reports", read.outcome().reports().stream().map(this::shown).toList());
    model.addAttribute("notes", read.findings().stream().map(words::of).distinct().toList());
  }

  private Shown shown(ReadReport report) {
    Form form = forms.find(report.form()).orElseThrow();
    List<Row> rows = new ArrayList<>();
    for (Indicator indicator : form.indicators()) {
      Optional<StatedValue> value =
          report.reading().flatMap(r -> Optional.ofNullable(r.indicators().get(indicator.key())));
      List<String> doubts =
          report.doubts().stream()
              .filter(d -> d.indicator().filter(indicator.key()::equals).isPresent())
              .map(words::of)
              .distinct()
              .toList();
      rows.add(new Row(indicator, value, doubts));
    }
    List<String> general =
        report.doubts().stream()
            .filter((Doubt d) -> d.indicator().isEmpty())
            .map(words::of)
            .distinct()
            .toList();
    return new Shown(
        form,
        report.sender().unit().flatMap(units::find).map(Unit::name),
        report.sender().candidates().stream()
            .flatMap((UnitCode c) -> units.find(c).stream())
            .map(Unit::name)
            .toList(),
        report,
        rows,
        general);
  }

  private static String name(MultipartFile file) {
    String given = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String safe = last.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
    return safe.isEmpty() ? "tep" : safe.substring(Math.max(0, safe.length() - 200));
  }

  /** A report that was found in it. */
  record Shown(
      Form form,
      Optional<String> unit,
      List<String> candidates,
      ReadReport report,
      List<Row> rows,
      List<String> doubts) {
    /** How many figures were read. */
    public long read() {
      return rows.stream().filter(row -> row.value().isPresent()).count();
    }
  }

  /** A figure of it, or that there is none. */
  record Row(Indicator indicator, Optional<StatedValue> value, List<String> doubts) {}
}
