package vn.vanthu.console;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.vanthu.mailbox.Fate;
import vn.vanthu.mailbox.StoredMail;

/** Codes as sentences for people, from {@code messages.properties}. */
@Component
class Sentences {
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private final MessageSource messages;

  Sentences(MessageSource messages) {
    this.messages = messages;
  }

  /** Why the mail became what it became; why it failed; or that it waits. */
  String why(StoredMail mail) {
    if (mail.fate().isEmpty()) {
      String code = mail.cause().isPresent() ? "why.failed" : "why.waiting";
      return messages.getMessage(code, new Object[] {mail.cause().orElse("")}, VIETNAMESE);
    }
    Fate fate = mail.fate().get();
    String plain = messages.getMessage("why.other", new Object[] {fate.whyCode()}, VIETNAMESE);
    String sentence =
        messages.getMessage("why." + fate.whyCode(), fate.whyArgs().toArray(), plain, VIETNAMESE);
    return sentence == null ? plain : sentence;
  }
}
