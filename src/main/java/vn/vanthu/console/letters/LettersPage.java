package vn.vanthu.console.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterFilter;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterRegister;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.texts.TemplateDesk;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** The letters, by where they stand: wait, are held, went, failed, came back. */
@Controller
class LettersPage {
  private static final int SIZE = 50;
  private static final int MOST_COUNTED = 1_000;
  private static final int MOST_UNITS = 50;

  private final LetterRegister letters;
  private final TemplateDesk texts;
  private final LettersSettings settings;
  private final Units units;
  private final LetterWords words;
  private final Formats formats;
  private final ZoneId zone;

  LettersPage(
      LetterRegister letters,
      TemplateDesk texts,
      LettersSettings settings,
      Units units,
      LetterWords words,
      Formats formats,
      ZoneId zone) {
    this.letters = letters;
    this.texts = texts;
    this.settings = settings;
    this.units = units;
    this.words = words;
    this.formats = formats;
    this.zone = zone;
  }

  @Bean
  static MenuEntry lettersEntry() {
    return new MenuEntry("letters", "/letters", "envelope", 13, Role.VIEWER);
  }

  @GetMapping("/letters")
  String list(Asked asked, Model model) {
    LetterFilter filter = filter(asked, Optional.ofNullable(asked.status()));
    Optional<LetterId> before = Optional.ofNullable(asked.before()).map(LetterId::new);
    List<Letter> found = nobody(asked) ? List.of() : letters.page(filter, before, SIZE + 1);
    List<Letter> shown = found.subList(0, Math.min(SIZE, found.size()));
    model.addAttribute("asked", asked);
    model.addAttribute("letters", shown);
    model.addAttribute("unitOf", unitOf(shown));
    model.addAttribute("boxes", boxes());
    model.addAttribute("kinds", texts.kinds());
    model.addAttribute("words", words);
    model.addAttribute("send", settings.send());
    if (found.size() > SIZE) {
      model.addAttribute("older", shown.get(SIZE - 1).id().value());
    }
    return "letters/list";
  }

  /** How many letters stand where, as words; what is more than is counted has a plus. */
  private Map<LetterStatus, String> boxes() {
    Map<LetterStatus, String> boxes = new LinkedHashMap<>();
    for (LetterStatus status : LetterStatus.values()) {
      int count = letters.count(LetterFilter.of(Set.of(status)), MOST_COUNTED);
      boxes.put(status, formats.number(count) + (count >= MOST_COUNTED ? "+" : ""));
    }
    return boxes;
  }

  private LetterFilter filter(Asked asked, Optional<LetterStatus> status) {
    Optional<String> typed = Optional.ofNullable(asked.words()).filter(w -> !w.isBlank());
    return new LetterFilter(
        status.map(Set::of).orElse(Set.of()),
        Optional.ofNullable(asked.kind()).filter(k -> !k.isBlank()).map(List::of).orElse(List.of()),
        typed.filter(w -> !w.contains("@")).map(this::unitsLike).orElse(List.of()),
        typed.filter(w -> w.contains("@")),
        Optional.ofNullable(asked.from()).map(this::start),
        Optional.ofNullable(asked.to()).map(day -> start(day.plusDays(1))));
  }

  /** Whether no unit is called as was asked. */
  private boolean nobody(Asked asked) {
    return asked.words() != null
        && !asked.words().isBlank()
        && !asked.words().contains("@")
        && unitsLike(asked.words()).isEmpty();
  }

  private List<String> unitsLike(String typed) {
    return units.registry().search(typed, MOST_UNITS).stream()
        .map(unit -> unit.code().value())
        .toList();
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private Map<LetterId, String> unitOf(List<Letter> shown) {
    Map<LetterId, String> names = new HashMap<>();
    shown.forEach(
        letter ->
            letter
                .unit()
                .flatMap(code -> units.find(new UnitCode(code)))
                .map(Unit::name)
                .ifPresent(name -> names.put(letter.id(), name)));
    return names;
  }

  /** What the address line asks for. */
  record Asked(
      @Nullable LetterStatus status,
      @Nullable String kind,
      @Nullable String words,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
      @Nullable Long before) {
    /** Whether fewer than all letters of the box are asked for. */
    public boolean narrowed() {
      return kind != null && !kind.isBlank()
          || words != null && !words.isBlank()
          || from != null
          || to != null;
    }
  }
}
