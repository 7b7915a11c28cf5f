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
    Map<String, List<Passage>> parts = new LinkedHashMap<>();
    passages.forEach(
        p -> parts.computeIfAbsent(p.place().part(), part -> new ArrayList<>()).add(p));
    Map<Form, List<Draft>> drafts = new LinkedHashMap<>();
    for (String part : parts.keySet()) {
      if (!part.equals(Place.SUBJECT)) {
        draft(part, parts, receivedOn)
            .ifPresent(
                d -> drafts.computeIfAbsent(d.form(), form -> new ArrayList<>()).add(d.draft()));
      }
    }
    List<Reading> readings = new ArrayList<>();
    drafts.forEach(
        (form, own) -> Draft.merged(own).forEach(draft -> readings.add(draft.reading(form))));
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

  /**
   * A document is a report on one form: the one that its title names, else its text, else what
   * stands around it; where none is named, the one of whose figures it states most.
   */
  private Optional<OnForm> draft(
      String part, Map<String, List<Passage>> parts, LocalDate receivedOn) {
    List<Claim> claims = new ArrayList<>();
    for (Form form : forms.all()) {
      Face face = Face.of(parts.getOrDefault(part, List.of()), form);
      if (!face.isOther()) {
        claims.add(Claim.of(form, face, new Cover(form, parts, receivedOn), part));
      }
    }
    int best = claims.stream().mapToInt(Claim::rank).max().orElse(0);
    return claims.stream()
        .filter(claim -> claim.rank() == best)
        .flatMap(claim -> draft(part, claim, receivedOn).stream())
        .max(Comparator.comparingInt(OnForm::figures));
  }

  private static Optional<OnForm> draft(String part, Claim claim, LocalDate receivedOn) {
    Face face = claim.face();
    Optional<NamedPeriod> own = face.period(Optional.of(receivedOn.getYear()));
    Optional<NamedPeriod> period =
        own.or(() -> claim.cover().period(part))
            .or(() -> face.isSchoolYear() ? Optional.empty() : face.quarterOfDate());
    Figures figures = Figures.in(face.figures(), claim.form(), period.map(NamedPeriod::period));
    long unclear = figures.doubts().stream().filter(d -> d.code().equals("digits-unclear")).count();
    int found = figures.values().size();
    return found + unclear >= claim.enough()
        ? Optional.of(
            new OnForm(claim.form(), Draft.of(part, face, figures, period, own.isPresent()), found))
        : Optional.empty();
  }

  private record OnForm(Form form, Draft draft, int figures) {}

  /**
   * How a document names a form.
   *
   * @param rank 3 for its title, 2 for its text, 1 for what stands around it, 0 for not at all
   * @param enough figures that make it a report on the form
   */
  private record Claim(Form form, Face face, Cover cover, int rank, int enough) {
    static Claim of(Form form, Face face, Cover cover, String part) {
      if (face.isTitledReport()) {
        return new Claim(form, face, cover, 3, 1);
      }
      if (face.isAbout()) {
        return new Claim(form, face, cover, 2, ENOUGH);
      }
      boolean around = cover.isAbout(part);
      return new Claim(form, face, cover, around ? 1 : 0, around ? 4 : 6);
    }
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
