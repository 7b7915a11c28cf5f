package vn.vanthu.console.wordings;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.vanthu.console.page.Formats;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.intake.learning.FormFault;
import vn.vanthu.intake.learning.FormVersion;

/** What concerns forms in words; templates call it {@code words}. */
@Component
class FormWords {
  private final Formats formats;

  FormWords(Formats formats) {
    this.formats = formats;
  }

  /** What is wrong with a form's text, with the line. */
  public String of(FormFault fault) {
    String said = formats.say("form.fault." + fault.code(), fault.words().toArray());
    return fault.line() > 0 ? formats.say("form.fault-line", fault.line()) + " " + said : said;
  }

  /** How a version came about. */
  public String of(FormVersion version, Form form) {
    String detail = version.detail();
    if (version.what() == FormVersion.What.LEARNED) {
      int colon = detail.indexOf(": ");
      String key = detail.substring(0, Math.max(0, colon));
      return formats.say("form.what.LEARNED", label(form, key), detail.substring(colon + 2));
    }
    return formats.say("form.what." + version.what(), detail);
  }

  /** The indicator's name; its key where the form does not have it. */
  public String label(Form form, String key) {
    return form.indicator(key).map(i -> i.label()).orElse(key);
  }

  /** "người dự không vượt quá …": the checks of an indicator. */
  public List<String> checks(Form form, String key) {
    List<String> checks = new java.util.ArrayList<>();
    if (form.atMost().containsKey(key)) {
      checks.add(formats.say("form.check.at-most", label(form, form.atMost().get(key))));
    }
    form.wording(key)
        .companionOf()
        .ifPresent(events -> checks.add(formats.say("form.check.companion", label(form, events))));
    return checks;
  }

  /** What is unclear. */
  public String of(Doubt doubt) {
    String said = formats.say("doubt." + doubt.code(), doubt.text());
    return said.equals("doubt." + doubt.code()) ? formats.say("doubt.other", doubt.code()) : said;
  }
}
