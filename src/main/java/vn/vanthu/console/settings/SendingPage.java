package vn.vanthu.console.settings;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.LettersSettings;

/** Whether letters go out, and what holds them back: shown, and set in the settings file alone. */
@Controller
class SendingPage {
  private final LettersSettings settings;
  private final Letters letters;
  private final String server;

  SendingPage(
      LettersSettings settings,
      Letters letters,
      @Value("${spring.mail.host:}:${spring.mail.port:25}") String server) {
    this.settings = settings;
    this.letters = letters;
    this.server = server;
  }

  @GetMapping("/settings/letters")
  String show(Model model) {
    model.addAttribute("letters", settings);
    model.addAttribute("server", server);
    model.addAttribute(
        "withheld", letters.count(Optional.of(LetterStatus.WITHHELD), Optional.empty()));
    return "settings/letters";
  }
}
