package vn.vanthu.console.letters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterFile;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterRegister;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.Matter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.post.HtmlTwin;
import vn.vanthu.correspondence.reminders.Escalations;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** One letter: what it says, where it stands, what a person may do about it. */
@Controller
class LetterPage {
  private static final String POLICY =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors"
          + " 'self'; base-uri 'none'; form-action 'none'";
  private static final int LARGEST_PICTURE = 2_000_000;
  private static final String MAIL = "mail:";

  private final Letters letters;
  private final LetterRegister register;
  private final LettersSettings settings;
  private final Escalations escalations;
  private final Mails mails;
  private final Units units;
  private final LetterWords words;
  private final Audit audit;

  LetterPage(
      Letters letters,
      LetterRegister register,
      LettersSettings settings,
      Escalations escalations,
      Mails mails,
      Units units,
      LetterWords words,
      Audit audit) {
    this.letters = letters;
    this.register = register;
    this.settings = settings;
    this.escalations = escalations;
    this.mails = mails;
    this.units = units;
    this.words = words;
    this.audit = audit;
  }

  @GetMapping("/letters/{id:\\d+}")
  String show(@PathVariable long id, Model model) {
    Letter letter = letter(id);
    model.addAttribute("letter", letter);
    model.addAttribute("words", words);
    model.addAttribute(
        "unit", letter.unit().flatMap(u -> units.find(new UnitCode(u))).orElse(null));
    model.addAttribute("files", files(letter));
    model.addAttribute("next", register.nextAttempt(letter.id()).orElse(null));
    model.addAttribute("acts", register.acts(letter.id()));
    model.addAttribute("answers", answered(letter).orElse(null));
    model.addAttribute(
        "reports", letters.about(letter.id()).stream().flatMap(m -> m.report().stream()).toList());
    model.addAttribute(
        "about",
        letters.about(letter.id()).stream().filter((Matter m) -> m.period().isPresent()).toList());
    model.addAttribute("dry", !settings.allows(letter.to()));
    model.addAttribute("may", may(letter));
    return "letters/letter";
  }

  /** The letter as its receiver sees it, for a frame in which nothing may run. */
  @GetMapping("/letters/{id:\\d+}/html")
  ResponseEntity<String> html(@PathVariable long id) {
    Letter letter = letter(id);
    Document html = Jsoup.parse(letter.html().orElseGet(() -> HtmlTwin.of(letter.body())));
    for (Element picture : html.select("img[src^=cid:]")) {
      picture.attr("src", data(letter, picture.attr("src").substring("cid:".length())));
    }
    return ResponseEntity.ok()
        .header("Content-Security-Policy", POLICY)
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .body(html.outerHtml());
  }

  /** A file that goes with it; always a download. */
  @GetMapping("/letters/{id:\\d+}/files/{number}")
  ResponseEntity<Resource> file(@PathVariable long id, @PathVariable int number)
      throws IOException {
    List<LetterFile> files = letters.files(letter(id).id());
    if (number < 0 || number >= files.size()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    LetterFile file = files.get(number);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(new FileSystemResource(letters.content(file)));
  }

  /** Lets a held letter go; one to superiors only if it still says what is so. */
  @PostMapping("/letters/{id:\\d+}/release")
  String release(@PathVariable long id, Principal person, RedirectAttributes redirect) {
    Letter letter = letter(id);
    if (!may(letter).contains("release")) {
      return refused(id, redirect);
    }
    if (letter.purpose() == Purpose.ESCALATION) {
      List<LetterId> anew = escalations.approve(letter.id(), person.getName());
      if (!anew.isEmpty()) {
        redirect.addFlashAttribute("notice", Notice.warning("letter.written-anew"));
        return "redirect:/letters/" + anew.get(0);
      }
    } else if (!letters.release(letter.id(), person.getName(), "")) {
      return refused(id, redirect);
    }
    return done(letter, "letter-released", "letter.released", redirect);
  }

  @PostMapping("/letters/{id:\\d+}/again")
  String again(@PathVariable long id, Principal person, RedirectAttributes redirect) {
    Letter letter = letter(id);
    return letters.requeue(letter.id(), person.getName(), "")
        ? done(letter, "letter-sent-again", "letter.again-done", redirect)
        : refused(id, redirect);
  }

  @PostMapping("/letters/{id:\\d+}/hold")
  String hold(@PathVariable long id, Principal person, RedirectAttributes redirect) {
    Letter letter = letter(id);
    return letters.hold(letter.id(), person.getName(), "")
        ? done(letter, "letter-held", "letter.hold-done", redirect)
        : refused(id, redirect);
  }

  private String done(Letter letter, String act, String notice, RedirectAttributes redirect) {
    audit.note(act, "letter:" + letter.id(), letter.to() + ": " + letter.subject());
    redirect.addFlashAttribute("notice", Notice.done(notice));
    return "redirect:/letters/" + letter.id();
  }

  private static String refused(long id, RedirectAttributes redirect) {
    redirect.addFlashAttribute("notice", Notice.warning("letter.moved-on"));
    return "redirect:/letters/" + id;
  }

  /**
   * What a person may do: release, again, hold. A report to the level above goes by its own desk.
   */
  private List<String> may(Letter letter) {
    return switch (letter.status()) {
      case QUEUED -> List.of("hold");
      case FAILED, BOUNCED -> List.of("again");
      case SENT -> List.of();
      case WITHHELD -> {
        boolean own = letter.cause().filter("own-address"::equals).isPresent();
        yield own || letter.purpose() == Purpose.REPORT ? List.of() : List.of("release");
      }
    };
  }

  private Optional<StoredMail> answered(Letter letter) {
    return Optional.of(letter.causeId())
        .filter(cause -> cause.matches(MAIL + "\\d+"))
        .flatMap(cause -> mails.look(new MailId(Long.parseLong(cause.substring(MAIL.length())))));
  }

  /** The files beside the text; pictures in it are seen there. */
  private List<Numbered> files(Letter letter) {
    List<LetterFile> all = letters.files(letter.id());
    return java.util.stream.IntStream.range(0, all.size())
        .filter(i -> all.get(i).contentId().isEmpty())
        .mapToObj(i -> new Numbered(i, all.get(i)))
        .toList();
  }

  private String data(Letter letter, String contentId) {
    try {
      for (LetterFile file : letters.files(letter.id())) {
        if (file.contentId().filter(contentId::equals).isPresent()
            && file.bytes() < LARGEST_PICTURE
            && file.type().startsWith("image/")) {
          byte[] bytes = Files.readAllBytes(letters.content(file));
          return "data:" + file.type() + ";base64," + Base64.getEncoder().encodeToString(bytes);
        }
      }
      return "";
    } catch (IOException e) { // the page shows the letter without it
      return "";
    }
  }

  private Letter letter(long id) {
    return letters
        .find(new LetterId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** A file and its place. */
  record Numbered(int number, LetterFile file) {}
}
