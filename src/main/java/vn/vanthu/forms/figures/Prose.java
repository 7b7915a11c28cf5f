package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.vanthu.forms.Certainty;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.figures.SentenceReader.Above;
import vn.vanthu.forms.text.Folded;
import vn.vanthu.forms.text.Words;

/** Figures that sentences state. */
final class Prose {
  private static final Pattern SENTENCE =
      Pattern.compile("(?<=[.!?…])\\s+(?=[\\p{Lu}*+•-])|\\n|(?<=[.!?])(?=\\p{Lu}\\p{Ll})");
  private static final Pattern HEADS = Pattern.compile("^\\W*[^\\d:;]{3,120}[:.]?\\s*$");
  private static final Pattern BULLET = Pattern.compile("^\\s*[-+*•–·].*");

  private final Form form;
  private final Context context;
  private final Naming naming;
  private final Joints joints;
  private final List<Doubt> doubts;
  private Words heading = Words.NONE;
  private Optional<String> event = Optional.empty();

  Prose(Form form, Optional<Period> period, List<Doubt> doubts) {
    this.form = form;
    this.context = new Context(period);
    this.naming = new Naming(form);
    this.joints = new Joints(form);
    this.doubts = doubts;
  }

  /** Reads one line; a line without figures heads those below it. */
  List<Found> read(Place place, String line, Certainty certainty) {
    List<Found> found = new ArrayList<>();
    for (String words : SENTENCE.split(line)) {
      if (!words.isBlank()) {
        Sentence sentence =
            new Sentence(new Evidence(place, words.strip()), form, joints, certainty);
        SentenceReader reader =
            new SentenceReader(form, naming, context, doubts, new Above(heading, event), sentence);
        found.addAll(reader.read());
        event = reader.openEvent();
      }
    }
    heading(line);
    return found;
  }

  private void heading(String line) {
    String folded = Folded.of(line);
    if (HEADS.matcher(folded.replaceFirst("^\\s*[\\divx]+[.)]", "")).matches()) {
      heading = Words.of(line);
    } else if (!BULLET.matcher(line).matches()) {
      heading = Words.NONE;
    }
  }
}
