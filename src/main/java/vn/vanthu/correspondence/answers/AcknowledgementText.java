package vn.vanthu.correspondence.answers;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.Matter;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.intake.FiledReport;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.intake.PartFate;
import vn.vanthu.intake.ReadReport;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.ReportStatus;

/** What an acknowledgement says: which letter it is, and the values for its gaps. */
@Component
class AcknowledgementText {
  private final Templates templates;
  private final HouseStyle style;
  private final Face face;
  private final Figures figures;
  private final Questions questions;
  private final Forms forms;
  private final Units units;

  AcknowledgementText(Templates templates, HouseStyle style, Face face, Forms forms, Units units) {
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
    placeholders.addAll(
        Set.of("reports", "count_reports", "heading", "candidates", "has_candidates", "name"));
    placeholders.addAll(Set.of("file.name", "file.reason", "sender.address"));
    templates.expect(
        Arrays.stream(AcknowledgementKind.values())
            .map(AcknowledgementKind::template)
            .collect(Collectors.toSet()),
        placeholders);
  }

  /** The letter that answers a mail with one report or several. */
  Composed compose(MailFiled filed, MailAddress to) {
    return filed.reports().size() > 1 ? several(filed) : one(filed, filed.reports().get(0), to);
  }

  /** The letter that says that nothing was attached. */
  Composed nothingAttached(MailFiled filed, MailAddress to) {
    List<String> announced = filed.outcome().fate().whyArgs();
    Optional<Form> form = announced.stream().findFirst().flatMap(forms::find);
    List<Unit> known =
        units
            .registry()
            .byAddress(to.address(), style.local(filed.mail().receivedAt()).toLocalDate());
    Optional<Unit> unit = known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
    Map<String, Object> values = new HashMap<>(face.ofMail(filed.mail(), unit));
    return composed(
        AcknowledgementKind.NOTHING_ATTACHED,
        unit,
        List.of(),
        values,
        written -> face.subject(filed.message(), form, Optional.empty(), written));
  }

  private Composed one(MailFiled filed, FiledReport report, MailAddress to) {
    ReadReport read = report.report();
    Form form = forms.find(read.form()).orElseThrow();
    Optional<Unit> unit = read.sender().unit().flatMap(units::find);
    Questions.Asked asked = questions.about(read, form, filed.parts(), 1);
    Map<String, Object> values = new HashMap<>(face.ofMail(filed.mail(), unit));
    values.put("sender", Map.of("address", to.address()));
    values.putAll(face.ofReport(read, form));
    values.putAll(figures.recorded(read, form));
    values.putAll(figures.changed(report, form));
    values.putAll(asked.values());
    values.putAll(candidates(read));
    values.put("file", file(filed, read));
    return composed(
        kind(filed, report, unit, asked.count()),
        unit,
        List.of(about(report)),
        values,
        written -> face.subject(filed.message(), Optional.of(form), read.period(), written));
  }

  private AcknowledgementKind kind(
      MailFiled filed, FiledReport report, Optional<Unit> unit, int asked) {
    ReadReport read = report.report();
    if (unit.isEmpty()) {
      return AcknowledgementKind.WHICH_UNIT;
    }
    if (read.reading().isEmpty()) {
      return AcknowledgementKind.UNREADABLE;
    }
    if (read.period().isEmpty()) {
      return AcknowledgementKind.PERIOD_UNKNOWN;
    }
    if (report.status() == ReportStatus.SUPERSEDED) {
      return AcknowledgementKind.OVERTAKEN;
    }
    if (report.superseded().isPresent()) {
      return AcknowledgementKind.REVISED;
    }
    if (face.late(read, filed.mail())) {
      return AcknowledgementKind.LATE;
    }
    return asked > 0 ? AcknowledgementKind.WITH_QUESTIONS : AcknowledgementKind.COMPLETE;
  }

  /** One letter for all reports of a mail; its questions are numbered through. */
  private Composed several(MailFiled filed) {
    int next = 1;
    int position = 1;
    Set<Unit> of = new HashSet<>();
    List<Map<String, Object>> reports = new java.util.ArrayList<>();
    for (FiledReport report : filed.reports()) {
      ReadReport read = report.report();
      Form form = forms.find(read.form()).orElseThrow();
      Questions.Asked asked = questions.about(read, form, List.of(), next);
      next += asked.count();
      Map<String, Object> values = new HashMap<>(asked.values());
      values.putAll(figures.recorded(read, form));
      values.put("heading", heading(position++, read));
      read.sender().unit().flatMap(units::find).ifPresent(of::add);
      reports.add(values);
    }
    Optional<Unit> unit = of.size() == 1 ? of.stream().findFirst() : Optional.empty();
    Map<String, Object> values = new HashMap<>(face.ofMail(filed.mail(), unit));
    if (of.size() > 1) {
      values.put("addressee", templates.word("addressee.several"));
    }
    values.put("reports", reports);
    values.put("count_reports", "%02d".formatted(reports.size()));
    Optional<Form> form = forms.find(filed.reports().get(0).report().form());
    return composed(
        AcknowledgementKind.SEVERAL,
        unit,
        filed.reports().stream().map(AcknowledgementText::about).toList(),
        values,
        written -> face.subject(filed.message(), form, Optional.empty(), written));
  }

  private String heading(int position, ReadReport read) {
    String document = face.document(read);
    String period = read.period().map(style::period).orElse("");
    Optional<String> unit = read.sender().unit().flatMap(units::find).map(Unit::name);
    if (unit.isEmpty()) {
      return templates.word("report.heading-without-unit", position, document, period);
    }
    String key = read.reading().isPresent() ? "report.heading" : "report.heading-unread";
    return templates.word(key, position, document, unit.get(), period);
  }

  private static Matter about(FiledReport report) {
    return new Matter(report.report().form(), report.report().period(), Optional.of(report.id()));
  }

  private Map<String, Object> candidates(ReadReport report) {
    List<Map<String, String>> names =
        report.sender().candidates().stream()
            .flatMap((UnitCode code) -> units.find(code).stream())
            .map(unit -> Map.of("name", unit.name()))
            .toList();
    return Map.of("candidates", names, "has_candidates", !names.isEmpty());
  }

  /** The file that could not be read, or the link that stands for one. */
  private Map<String, String> file(MailFiled filed, ReadReport read) {
    Optional<PartFate> lost = filed.parts().stream().filter(PartFate::unread).findFirst();
    Optional<Doubt> link =
        read.doubts().stream().filter(d -> d.code().equals("link-instead-of-file")).findFirst();
    if (lost.isEmpty() && link.isPresent()) {
      return Map.of("name", link.get().text(), "reason", templates.word("reason.link"));
    }
    return Map.of(
        "name", lost.map(PartFate::name).orElse(""),
        "reason", lost.map(questions::reason).orElse(""));
  }

  private Composed composed(
      AcknowledgementKind kind,
      Optional<Unit> unit,
      List<Matter> about,
      Map<String, Object> values,
      java.util.function.UnaryOperator<String> subject) {
    Templates.Written written = templates.write(kind.template(), values);
    return new Composed(
        kind,
        unit.map(u -> u.code().value()),
        about,
        subject.apply(written.subject()),
        written.body());
  }

  /** A letter, composed. */
  record Composed(
      AcknowledgementKind kind,
      Optional<String> unit,
      List<Matter> about,
      String subject,
      String body) {}
}
