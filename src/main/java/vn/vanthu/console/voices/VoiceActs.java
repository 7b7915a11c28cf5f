package vn.vanthu.console.voices;

import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.voices.Voice;
import vn.vanthu.correspondence.voices.VoiceDesk;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** What a person does with a voice: writes one down, sorts it, passes it on, answers. */
@Controller
class VoiceActs {
  private static final int LONGEST = 20_000;

  private final VoiceDesk desk;
  private final Units units;
  private final Letters letters;
  private final Audit audit;

  VoiceActs(VoiceDesk desk, Units units, Letters letters, Audit audit) {
    this.desk = desk;
    this.units = units;
    this.letters = letters;
    this.audit = audit;
  }

  @PostMapping("/voices")
  String write(
      @RequestParam String unit,
      @RequestParam Voice.Kind kind,
      @RequestParam String words,
      Principal person,
      RedirectAttributes redirect) {
    Optional<UnitCode> code = code(unit.strip());
    boolean wrong =
        words.isBlank() || words.length() > LONGEST || code.isEmpty() && !unit.isBlank();
    if (wrong) {
      redirect.addFlashAttribute("notice", Notice.error("voices.incomplete"));
      return "redirect:/voices";
    }
    long id = desk.write(code, kind, words, person.getName());
    return done(id, "voice-written", "", "voices.written", redirect);
  }

  @PostMapping("/voices/{id}/sort")
  String sort(
      @PathVariable long id,
      @RequestParam Voice.Kind kind,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam Voice.Addressee addressee,
      Principal person,
      RedirectAttributes redirect) {
    known(id);
    desk.sort(id, kind, Optional.of(topic).filter(t -> !t.isBlank()), addressee, person.getName());
    return done(
        id, "voice-sorted", kind + " " + topic + " " + addressee, "voices.sorted", redirect);
  }

  @PostMapping("/voices/{id}/pass-on")
  String passOn(
      @PathVariable long id,
      @RequestParam String to,
      Principal person,
      RedirectAttributes redirect) {
    known(id);
    if (to.isBlank()) {
      return refused(id, redirect);
    }
    desk.passOn(id, to.strip(), person.getName());
    return done(id, "voice-passed-on", to, "voices.passed-on", redirect);
  }

  @PostMapping("/voices/{id}/answered")
  String answered(
      @PathVariable long id,
      @RequestParam String words,
      Principal person,
      RedirectAttributes redirect) {
    known(id);
    if (words.isBlank() || words.length() > LONGEST) {
      return refused(id, redirect);
    }
    desk.answered(id, words.strip(), person.getName());
    return done(id, "voice-answered", "", "voices.answered", redirect);
  }

  @PostMapping("/voices/{id}/answer")
  String answer(
      @PathVariable long id,
      @RequestParam String to,
      @RequestParam String subject,
      @RequestParam String body,
      Principal person,
      RedirectAttributes redirect) {
    known(id);
    if (to.indexOf('@') < 1 || subject.isBlank() || body.isBlank() || body.length() > LONGEST) {
      return refused(id, redirect);
    }
    Optional<LetterId> letter =
        desk.answer(id, to.strip(), subject.strip(), body, person.getName());
    boolean withheld =
        letter.flatMap(letters::find).filter(l -> l.status() == LetterStatus.WITHHELD).isPresent();
    String key = letter.isEmpty() ? "ask.again" : withheld ? "ask.withheld" : "voices.sent";
    if (letter.isPresent()) {
      audit.note("voice-answered", "voice:" + id, to + ": " + subject);
    }
    redirect.addFlashAttribute(
        "notice", letter.isEmpty() || withheld ? Notice.warning(key) : Notice.done(key));
    return "redirect:/voices/" + id;
  }

  @PostMapping("/voices/{id}/reopen")
  String reopen(@PathVariable long id, Principal person, RedirectAttributes redirect) {
    known(id);
    desk.reopen(id, person.getName());
    return done(id, "voice-reopened", "", "voices.reopened", redirect);
  }

  private String done(
      long id, String act, String detail, String sentence, RedirectAttributes redirect) {
    audit.note(act, "voice:" + id, detail);
    redirect.addFlashAttribute("notice", Notice.done(sentence));
    return "redirect:/voices/" + id;
  }

  private static String refused(long id, RedirectAttributes redirect) {
    redirect.addFlashAttribute("notice", Notice.error("voices.incomplete"));
    return "redirect:/voices/" + id;
  }

  private Optional<UnitCode> code(String typed) {
    String plain = typed.toLowerCase(Locale.ROOT);
    return units.registry().all().stream()
        .filter(
            unit ->
                unit.code().value().equalsIgnoreCase(plain)
                    || unit.name().toLowerCase(Locale.ROOT).equals(plain))
        .map(Unit::code)
        .findFirst();
  }

  private Voice known(long id) {
    return desk.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
