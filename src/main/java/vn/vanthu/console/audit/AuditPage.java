package vn.vanthu.console.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriUtils;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.page.Csv;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.registry.Alphabet;

/** The log of acts, searched and exported. */
@Controller
class AuditPage {
  private static final int SIZE = 50;
  private static final int EXPORT_CHUNK = 1000;
  private static final List<String> ACTS =
      ResourceBundle.getBundle("messages", Locale.ROOT).keySet().stream()
          .filter(key -> key.startsWith("act."))
          .map(key -> key.substring("act.".length()))
          .toList();

  private final Audit audit;
  private final ActWords words;
  private final Formats formats;

  AuditPage(Audit audit, ActWords words, Formats formats) {
    this.audit = audit;
    this.words = words;
    this.formats = formats;
  }

  @Bean
  static MenuEntry auditEntry() {
    return new MenuEntry("audit", "/audit", "journal-text", 39, Role.ADMINISTRATOR);
  }

  @GetMapping("/audit")
  String list(Asked asked, Model model) {
    List<Act> acts = audit.page(asked.filter(), Optional.ofNullable(asked.before()), SIZE + 1);
    List<Act> shown = acts.subList(0, Math.min(SIZE, acts.size()));
    model.addAttribute("asked", asked);
    model.addAttribute("acts", shown);
    model.addAttribute("links", links(shown));
    model.addAttribute("words", words);
    model.addAttribute("known", known());
    if (acts.size() > SIZE) {
      model.addAttribute("older", shown.get(SIZE - 1).id());
    }
    return "audit/list";
  }

  @GetMapping("/audit/export.csv")
  void export(Asked asked, HttpServletResponse response) throws IOException {
    audit.note("audit-exported", "audit", "");
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Content-Disposition", "attachment; filename=\"nhat-ky.csv\"");
    Writer out = response.getWriter();
    out.write(Csv.BYTE_ORDER_MARK);
    out.write(Csv.row("id", "at", "who", "address", "act", "subject", "detail"));
    Optional<Long> before = Optional.empty();
    List<Act> chunk;
    do {
      chunk = audit.page(asked.filter(), before, EXPORT_CHUNK);
      for (Act act : chunk) {
        out.write(
            Csv.row(
                String.valueOf(act.id()),
                formats.iso(act.at()),
                act.who(),
                act.address(),
                act.act(),
                act.subject(),
                act.detail()));
        before = Optional.of(act.id());
      }
    } while (chunk.size() == EXPORT_CHUNK);
  }

  /** The acts that there are words for, by code, in the order of those words. */
  private Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    ACTS.stream()
        .sorted(Comparator.comparing(code -> formats.say("act." + code), Alphabet.order()))
        .forEach(code -> known.put(code, formats.say("act." + code)));
    return known;
  }

  private static Map<String, String> links(List<Act> acts) {
    Map<String, String> links = new HashMap<>();
    for (Act act : acts) {
      String[] subject = act.subject().split(":", 2);
      if (subject[0].equals("mail")) {
        links.put(act.subject(), "/register/" + subject[1]);
      } else if (subject[0].equals("report")) {
        links.put(act.subject(), "/review/" + subject[1]);
      } else if (subject[0].equals("unit") && subject.length > 1) {
        links.put(act.subject(), "/units/" + UriUtils.encodePathSegment(subject[1], UTF_8));
      } else if (subject[0].equals("campaign") && subject.length > 1) {
        links.put(act.subject(), "/campaigns/" + UriUtils.encodePathSegment(subject[1], UTF_8));
      } else if (subject[0].equals("letter") && subject.length > 1) {
        links.put(act.subject(), "/letters/" + subject[1]);
      } else if (subject[0].equals("account") && !subject[1].equals("?")) {
        links.put(act.subject(), "/people/" + UriUtils.encodePathSegment(subject[1], UTF_8));
      }
    }
    return links;
  }

  /** The filter fields as they stand in the address. */
  record Asked(
      @Nullable String who,
      @Nullable String act,
      @Nullable String subject,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
      @Nullable String words,
      @Nullable Long before) {
    ActFilter filter() {
      return new ActFilter(
          said(who),
          said(act),
          said(subject),
          Optional.ofNullable(from),
          Optional.ofNullable(to),
          said(words));
    }

    private static Optional<String> said(@Nullable String field) {
      return Optional.ofNullable(field).map(String::strip).filter(s -> !s.isEmpty());
    }
  }
}
