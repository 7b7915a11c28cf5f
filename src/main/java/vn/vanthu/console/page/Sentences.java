package vn.vanthu.console.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.vanthu.mailbox.Disposition;
import vn.vanthu.mailbox.Fate;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** Codes as sentences for people, from {@code messages.properties}. */
@Component
public class Sentences {
  private final MessageSource messages;
  private final Units units;

  Sentences(MessageSource messages, Units units) {
    this.messages = messages;
    this.units = units;
  }

  /** Why the mail became what it became; why it failed; or that it waits. */
  public String why(StoredMail mail) {
    if (mail.fate().isEmpty()) {
      String code = mail.cause().isPresent() ? "why.failed" : "why.waiting";
      return messages.getMessage(code, new Object[] {mail.cause().orElse("")}, language());
    }
    Fate fate = mail.fate().get();
    String plain = messages.getMessage("why.other", new Object[] {fate.whyCode()}, language());
    String sentence =
        messages.getMessage("why." + fate.whyCode(), words(fate).toArray(), plain, language());
    return sentence == null ? plain : sentence;
  }

  /** The signs by which a machine's mail was known, one after the other. */
  public String rules(List<String> codes) {
    return codes.stream()
        .map(code -> String.valueOf(messages.getMessage("rule." + code, null, code, language())))
        .collect(Collectors.joining(", "));
  }

  private List<String> words(Fate fate) {
    return switch (fate.whyCode()) {
      case "machine" ->
          fate.whyArgs().stream().map(codes -> rules(List.of(codes.split(", ")))).toList();
      case "unit-candidates" ->
          List.of(fate.whyArgs().stream().map(this::unit).collect(Collectors.joining("; ")));
      default -> fate.whyArgs();
    };
  }

  private String unit(String code) {
    return units.find(new UnitCode(code)).map(Unit::name).orElse(code);
  }

  /** The chip's colour of what became of a mail. */
  public String chip(StoredMail mail) {
    return mail.fate()
        .map(
            fate ->
                switch (fate.disposition()) {
                  case RECORDED -> "chip-good";
                  case FOR_REVIEW -> "chip-warn";
                  case SET_ASIDE -> "";
                })
        .orElse(mail.cause().isPresent() ? "chip-bad" : "chip-info");
  }

  /** What became of a mail, in the few words of the register. */
  public String fate(StoredMail mail) {
    String key =
        mail.fate()
            .map(
                fate ->
                    fate.disposition() == Disposition.SET_ASIDE
                        ? fate.kind().name()
                        : fate.disposition().name())
            .orElse(mail.cause().isPresent() ? "FAILED" : "WAITING");
    return String.valueOf(messages.getMessage("fate." + key, null, key, language()));
  }

  /** The reader's language; Vietnamese where nobody reads, as for the API. */
  private static Locale language() {
    return LocaleContextHolder.getLocale();
  }
}
