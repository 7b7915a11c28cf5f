package vn.vanthu.console.letters;

import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.vanthu.console.page.Formats;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;

/** Where a letter stands and what it is, in words; templates call it {@code words}. */
@Component
class LetterWords {
  private final Formats formats;

  LetterWords(Formats formats) {
    this.formats = formats;
  }

  /** "Báo đã nhận". */
  public String kind(String kind) {
    return formats.sayOr("letter.kind." + kind.substring(kind.indexOf('/') + 1), kind);
  }

  /** "Chờ gửi". */
  public String status(LetterStatus status) {
    return formats.say("letter.status." + status);
  }

  public String chip(LetterStatus status) {
    return switch (status) {
      case QUEUED -> "chip-info";
      case SENT -> "chip-good";
      case FAILED, BOUNCED -> "chip-bad";
      case WITHHELD -> "chip-warn";
    };
  }

  /**
   * Why it stands there: a sentence of ours, or what the mail server said; empty if all is well.
   */
  public String why(Letter letter) {
    return letter
        .cause()
        .map(
            cause ->
                letter.status() == LetterStatus.WITHHELD
                    ? formats.sayOr("letter.held." + cause, cause)
                    : formats.say(
                        "letter.said." + letter.status().name().toLowerCase(Locale.ROOT), cause))
        .orElse("");
  }
}
