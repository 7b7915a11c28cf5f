package vn.vanthu.console.voices;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Csv;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.voices.Voice;
import vn.vanthu.correspondence.voices.VoiceDesk;
import vn.vanthu.correspondence.voices.VoiceFilter;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** The register, searched and exported, and one voice with what was done about it. */
@Controller
class VoicePages {
  private static final int SIZE = 50;
  private static final int CHUNK = 1_000;

  private final VoiceDesk desk;
  private final Units units;
  private final Mails mails;
  private final Forms forms;
  private final OfficeSettings office;
  private final VoiceSheet sheet;
  private final Formats formats;
  private final Audit audit;

  VoicePages(
      VoiceDesk desk,
      Units units,
      Mails mails,
      Forms forms,
      OfficeSettings office,
      VoiceSheet sheet,
      Formats formats,
      Audit audit) {
    this.desk = desk;
    this.units = units;
    this.mails = mails;
    this.forms = forms;
    this.office = office;
    this.sheet = sheet;
    this.formats = formats;
    this.audit = audit;
  }

  @Bean
  static MenuEntry voicesEntry() {
    return new MenuEntry("voices", "/voices", "chat", 17, Role.VIEWER);
  }

  @GetMapping("/voices")
  String list(Asked asked, @RequestParam(defaultValue = "0") int page, Model model) {
    List<Voice> found = desk.page(asked.filter(), Math.max(0, page), SIZE + 1);
    model.addAttribute("asked", asked);
    model.addAttribute("voices", found.subList(0, Math.min(SIZE, found.size())));
    model.addAttribute("count", desk.count(asked.filter()));
    model.addAttribute("page", Math.max(0, page));
    model.addAttribute("further", found.size() > SIZE);
    lists(model);
    return "voices/list";
  }

  @GetMapping("/voices/{id}")
  String show(@PathVariable long id, Model model) {
    Voice voice =
        desk.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Optional<StoredMail> mail = voice.mail().flatMap(mails::look);
    Optional<Unit> unit = voice.unit().flatMap(units::find);
    model.addAttribute("voice", voice);
    model.addAttribute("mail", mail.orElse(null));
    model.addAttribute(
        "to",
        mail.map(StoredMail::from)
            .filter(from -> !from.isBlank())
            .or(() -> unit.flatMap(u -> u.emails().stream().findFirst()))
            .orElse(""));
    model.addAttribute(
        "subject",
        mail.map(m -> "Re: " + m.subject()).orElseGet(() -> formats.say("voices.subject")));
    model.addAttribute(
        "body",
        formats.say(
            "voices.body",
            unit.map(Unit::name).orElse(""),
            office.name(),
            voice.words(),
            office.name().toUpperCase(java.util.Locale.ROOT)));
    lists(model);
    return "voices/show";
  }

  @GetMapping("/voices/export.csv")
  void csv(Asked asked, HttpServletResponse response) throws IOException {
    audit.note("voices-exported", "voices", asked.toString());
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"y-kien.csv\"");
    Writer out = response.getWriter();
    out.write(Csv.BYTE_ORDER_MARK);
    out.write(Csv.row(sheet.headings().toArray(String[]::new)));
    List<Voice> some;
    int page = 0;
    do {
      some = desk.page(asked.filter(), page++, CHUNK);
      for (Voice voice : some) {
        out.write(Csv.row(sheet.cells(voice, topics()).toArray(String[]::new)));
      }
    } while (some.size() == CHUNK);
  }

  @GetMapping("/voices/export.xlsx")
  ResponseEntity<byte[]> xlsx(Asked asked) throws IOException {
    audit.note("voices-exported", "voices", asked.toString());
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, Attachment.XLSX)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"y-kien.xlsx\"")
        .body(sheet.of(page -> desk.page(asked.filter(), page, CHUNK), topics()));
  }

  private void lists(Model model) {
    model.addAttribute("units", units);
    model.addAttribute("states", Voice.State.values());
    model.addAttribute("kinds", Voice.Kind.values());
    model.addAttribute("addressees", Voice.Addressee.values());
    model.addAttribute("topics", topics());
  }

  /** Names of all forms' topics, by key. */
  private Map<String, String> topics() {
    Map<String, String> labels = new LinkedHashMap<>();
    forms.all().forEach(form -> form.outline().topicLabels().forEach(labels::putIfAbsent));
    return labels;
  }

  /** The filter fields as they stand in the address. */
  record Asked(
      Voice.@Nullable State state,
      Voice.@Nullable Kind kind,
      Voice.@Nullable Addressee addressee,
      @Nullable String topic,
      @Nullable String unit,
      @Nullable String period,
      @Nullable String words) {
    VoiceFilter filter() {
      return new VoiceFilter(
          Optional.ofNullable(state),
          Optional.ofNullable(kind),
          Optional.ofNullable(addressee),
          said(topic),
          said(unit).map(UnitCode::new),
          said(period).flatMap(Asked::parsed),
          said(words));
    }

    /** Whether anything is asked for at all. */
    public boolean narrowed() {
      return !filter().equals(VoiceFilter.ALL);
    }

    private static Optional<Period> parsed(String name) {
      try {
        return Optional.of(Period.parse(name));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    private static Optional<String> said(@Nullable String field) {
      return Optional.ofNullable(field).map(String::strip).filter(s -> !s.isEmpty());
    }
  }
}
