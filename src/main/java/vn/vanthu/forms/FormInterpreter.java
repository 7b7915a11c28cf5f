package vn.vanthu.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.vanthu.forms.face.Face;
import vn.vanthu.forms.face.Face.NamedPeriod;
import vn.vanthu.forms.figures.Figures;
import vn.vanthu.forms.text.Folded;

/**
 * Reads reports on the forms it is given. Each part of a mail (its text, each file) is a document;
 * the fullest of a period is the report.
 */
public final class FormInterpreter implements Interpreter {
  private static final int ENOUGH = 3;
  private static final Pattern BRINGS =
      Pattern.compile(
          "(gui|nop|dinh kem|gui kem|kem theo|chuyen|kinh trinh|nhu file|trong file|file kem|file"
              + " dinh kem|bao cao trong)");
  private static final Pattern ASKS =
      Pattern.compile(
          "\\?|xin hoi|cho hoi|hoi ve|the nao|phai khong|duoc khong|khong a\\b|khi nao|bao"
              + " gio|huong dan giup|cho em hoi|gia han|xin phep nop cham");

  private final Forms forms;

  public FormInterpreter(Forms forms) {
    this.forms = forms;
  }

  @Override
  public List<Reading> read(List<Passage> passages, LocalDate receivedOn) {
    List<Reading> readings = new ArrayList<>();
    for (Form form : forms.all()) {
      readings.addAll(read(passages, form, receivedOn));
    }
    readings.sort(Comparator.comparingDouble(Reading::fit).reversed());
    return readings;
  }

  @Override
  public Stated stated(String formKey, List<Passage> passages, Optional<Period> period) {
    return forms
        .find(formKey)
        .map(form -> Figures.in(passages, form, period))
        .map(figures -> new Stated(figures.values(), figures.doubts()))
        .orElseGet(() -> new Stated(Map.of(), List.of()));
  }

  @Override
  public Optional<Form> form(String key) {
    return forms.find(key);
  }

  @Override
  public Optional<Announcement> announced(List<Passage> passages, LocalDate receivedOn) {
    for (Form form : forms.all()) {
      Face face = Face.of(passages, form);
      String all = String.join(" ", passages.stream().map(p -> Folded.of(p.text())).toList());
      boolean brings =
          all.contains("bao cao") || all.matches("(?s).*\\bbc\\b.*") || BRINGS.matcher(all).find();
      if (face.isAbout() && brings && !ASKS.matcher(all).find()) {
        return Optional.of(
            new Announcement(
                form.key(),
                face.period(Optional.of(receivedOn.getYear())).map(NamedPeriod::period)));
      }
    }
    return Optional.empty();
  }

  private List<Reading> read(List<Passage> passages, Form form, LocalDate receivedOn) {
    Map<String, List<Passage>> parts = new LinkedHashMap<>();
    passages.forEach(
        p -> parts.computeIfAbsent(p.place().part(), part -> new ArrayList<>()).add(p));
    Cover cover = new Cover(form, parts, receivedOn);
    List<Draft> drafts = new ArrayList<>();
    parts.forEach((part, own) -> draft(part, own, form, cover, receivedOn).ifPresent(drafts::add));
    return Draft.merged(drafts).stream().map(draft -> draft.reading(form)).toList();
  }

  private static Optional<Draft> draft(
      String part, List<Passage> passages, Form form, Cover cover, LocalDate receivedOn) {
    if (part.equals(Place.SUBJECT)) {
      return Optional.empty();
    }
    Face face = Face.of(passages, form);
    if (face.isOther()) {
      return Optional.empty();
    }
    Optional<NamedPeriod> own = face.period(Optional.of(receivedOn.getYear()));
    Optional<NamedPeriod> period =
        own.or(() -> cover.period(part))
            .or(() -> face.isSchoolYear() ? Optional.empty() : face.quarterOfDate());
    Figures figures = Figures.in(face.figures(), form, period.map(NamedPeriod::period));
    boolean about = face.isAbout() || cover.isAbout(part);
    int enough = face.isTitledReport() ? 1 : face.isAbout() ? ENOUGH : about ? 4 : 6;
    long unclear = figures.doubts().stream().filter(d -> d.code().equals("digits-unclear")).count();
    return figures.values().size() + unclear >= enough
        ? Optional.of(Draft.of(part, face, figures, period, own.isPresent()))
        : Optional.empty();
  }

  /** What subject, mail text and file names say around the report. */
  private record Cover(Form form, Map<String, List<Passage>> parts, LocalDate receivedOn) {
    boolean isAbout(String part) {
      return Face.of(around(part), form).isAbout();
    }

    Optional<NamedPeriod> period(String part) {
      for (Passage passage : around(part)) {
        Optional<NamedPeriod> named =
            Face.of(List.of(passage), form).period(Optional.of(receivedOn.getYear()));
        if (named.isPresent()) {
          return named;
        }
      }
      return Optional.empty();
    }

    private List<Passage> around(String part) {
      List<Passage> around = new ArrayList<>();
      String name = part.substring(part.lastIndexOf('/') + 1);
      around.add(
          new Paragraph(
              new Place(part, 0, "", 0),
              name.replaceAll("\\.[A-Za-z]{2,5}$", "").replace('_', ' '),
              false));
      around.addAll(parts.getOrDefault(Place.SUBJECT, List.of()));
      if (!part.equals(Place.MAIL_TEXT)) {
        around.addAll(parts.getOrDefault(Place.MAIL_TEXT, List.of()));
      }
      return around;
    }
  }
}
