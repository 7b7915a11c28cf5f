package vn.vanthu.correspondence.answers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.Matter;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.intake.Amendment;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Change;
import vn.vanthu.reports.Report;

/** Tells what a reply has changed; one that changes nothing is not answered. */
@Component
class Corrections {
  private static final String KIND = "unit/correction-recorded";

  private final Letters letters;
  private final Templates templates;
  private final HouseStyle style;
  private final Face face;
  private final Figures figures;
  private final Questions questions;
  private final Forms forms;
  private final Units units;

  Corrections(
      Letters letters, Templates templates, HouseStyle style, Face face, Forms forms, Units units) {
    this.letters = letters;
    this.templates = templates;
    this.style = style;
    this.face = face;
    this.figures = new Figures(style);
    this.questions = new Questions(templates, style);
    this.forms = forms;
    this.units = units;
    Set<String> placeholders = new HashSet<>(Face.PLACEHOLDERS);
    placeholders.addAll(Figures.PLACEHOLDERS);
    placeholders.addAll(Questions.PLACEHOLDERS);
    placeholders.addAll(Set.of("unclear", "has_unclear"));
    templates.expect(Set.of(KIND), placeholders);
  }

  @EventListener
  void on(MailFiled filed) {
    Optional<Amendment> amendment = filed.amendment().filter(a -> !a.changes().isEmpty());
    Optional<MailAddress> to = Destination.of(filed.message());
    boolean silent =
        !filed.screening().mayAnswer()
            || filed.mail().tooOldToAnswer()
            || filed.mail().duplicateOf().isPresent();
    if (amendment.isPresent() && to.isPresent() && !silent) {
      write(filed, amendment.get(), to.get());
    }
  }

  private void write(MailFiled filed, Amendment amendment, MailAddress to) {
    Report report = amendment.report();
    Form form = forms.find(report.form()).orElseThrow();
    Optional<Unit> unit = report.unit().flatMap(units::find);
    Templates.Written written = templates.write(KIND, values(filed, amendment, form, unit));
    letters.write(
        NewLetter.of(
                Purpose.CORRECTION,
                "mail:" + filed.mail().id(),
                KIND,
                to.address(),
                Conversation.answering(filed.mail(), filed.message()),
                face.subject(
                    filed.message(), Optional.of(form), report.period(), written.subject()),
                written.body())
            .withUnit(unit.map(u -> u.code().value()))
            .withAbout(List.of(new Matter(form.key(), report.period(), Optional.of(report.id())))));
  }

  private Map<String, Object> values(
      MailFiled filed, Amendment amendment, Form form, Optional<Unit> unit) {
    Report report = amendment.report();
    Map<String, StatedValue> before = new HashMap<>(report.values());
    for (Change change : amendment.changes()) {
      change
          .indicator()
          .ifPresent(
              key ->
                  change
                      .valueBefore()
                      .ifPresentOrElse(v -> before.put(key, v), () -> before.remove(key)));
    }
    Map<String, Object> values = new HashMap<>(face.ofMail(filed.mail(), unit));
    values.put(
        "report",
        Map.of("title", form.title(), "period", report.period().map(style::period).orElse("")));
    List<Map<String, String>> unclear = new ArrayList<>();
    amendment.unclear().forEach(words -> unclear.add(Map.of("text", words)));
    values.put("changes", figures.changes(before, report.values(), form));
    values.put("unclear", unclear);
    values.put("has_unclear", !unclear.isEmpty());
    values.putAll(questions.missing(report.values(), form).values());
    return values;
  }
}
