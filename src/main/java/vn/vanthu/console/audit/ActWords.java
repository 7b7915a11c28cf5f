package vn.vanthu.console.audit;

import org.springframework.stereotype.Component;
import vn.vanthu.console.page.Formats;

/** What is noted of an act, for people: where it begins with a code, that is put into words. */
@Component
public class ActWords {
  private final Formats formats;

  ActWords(Formats formats) {
    this.formats = formats;
  }

  /** What it was done to: {@code "mail:12"} as people say it. */
  public String subject(Act act) {
    String[] parts = act.subject().split(":", 2);
    String key = "audit.subject." + parts[0];
    String said = formats.say(key, parts.length > 1 ? parts[1] : "");
    return said.equals(key) ? act.subject() : said;
  }

  /** In the reader's language; what there are no words for stays as it is. */
  public String detail(Act act) {
    String[] words = act.detail().split(" ", 2);
    String rest = words.length > 1 ? " " + words[1] : "";
    if (act.act().equals("mail-filed")) {
      return formats.sayOr("fate." + words[0], act.detail());
    }
    if (act.subject().startsWith("letter:") && words[0].contains("/")) {
      String kind = words[0].substring(words[0].indexOf('/') + 1).replace(":", "");
      return formats.sayOr("letter.kind." + kind, words[0]) + rest;
    }
    return formats.sayOr("act-detail." + act.act() + "." + words[0], words[0]) + rest;
  }
}
