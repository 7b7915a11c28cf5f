package vn.vanthu.correspondence.answers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterAddress;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.Matter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.forms.Forms;
import vn.vanthu.intake.OurLetter;
import vn.vanthu.intake.OurLetter.Tie;
import vn.vanthu.intake.OurLetters;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/**
 * Finds the letter that a mail answers: by our Message-ID, which nobody can guess; by unit and
 * bracket only as a hint.
 */
@Component
class AnsweredLetters implements OurLetters {
  private static final Set<Purpose> ANSWERABLE =
      Set.of(Purpose.ACKNOWLEDGEMENT, Purpose.CORRECTION, Purpose.REMINDER, Purpose.NOTICE);

  /** Letters of these kinds bring a document and ask to be told that it was received. */
  private static final String GUIDANCE = "unit/guidance";

  private static final Pattern BRACKET = Pattern.compile("\\[[^\\]\\[]{3,60}\\]");
  private static final Pattern REPLY = Pattern.compile("(?iu)^\\W*(re|tl|trả lời|hồi âm)\\s*:.*");
  private static final Pattern REFERENCE = Pattern.compile("letter:(\\d{1,18})");
  private static final int LATELY = 30;
  private static final String NO_TAG = "\n";

  private final Letters letters;
  private final Units units;
  private final Forms forms;
  private final HouseStyle style;

  AnsweredLetters(Letters letters, Units units, Forms forms, HouseStyle style) {
    this.letters = letters;
    this.units = units;
    this.forms = forms;
    this.style = style;
  }

  @Override
  public Optional<OurLetter> answeredBy(MimeMail mail, LocalDate receivedOn) {
    if (mail.from().isEmpty()) {
      return Optional.empty();
    }
    String from = mail.from().get(0).address();
    List<UnitCode> of =
        units.registry().byAddress(from, receivedOn).stream().map(Unit::code).toList();
    Optional<Letter> named = named(mail.references());
    if (named.isPresent()) {
      return Optional.of(ours(named.get(), tie(named.get(), from, of)));
    }
    return of.size() == 1
        ? bySubject(mail.subject(), of.get(0)).map(letter -> ours(letter, Tie.SUBJECT))
        : Optional.empty();
  }

  @Override
  public List<OurLetter.About> askedBy(String reference) {
    Matcher number = REFERENCE.matcher(reference);
    return number.matches()
        ? letters.find(new LetterId(Long.parseLong(number.group(1)))).stream()
            .flatMap(letter -> about(letter).stream())
            .toList()
        : List.of();
  }

  /** The nearest of our letters that it names. */
  private Optional<Letter> named(List<String> references) {
    List<Letter> found =
        letters.byMessageIds(references).stream()
            .filter(letter -> ANSWERABLE.contains(letter.purpose()))
            .toList();
    return references.stream()
        .flatMap(id -> found.stream().filter(letter -> letter.messageId().equals(id)))
        .findFirst();
  }

  private static Tie tie(Letter letter, String from, List<UnitCode> of) {
    boolean same =
        LetterAddress.key(letter.to()).equals(LetterAddress.key(from))
            || letter.unit().map(UnitCode::new).filter(of::contains).isPresent();
    return same ? Tie.CERTAIN : Tie.OTHER_SENDER;
  }

  private Optional<Letter> bySubject(String subject, UnitCode unit) {
    Matcher bracket = BRACKET.matcher(subject);
    if (!REPLY.matcher(subject).matches() || !bracket.find()) {
      return Optional.empty();
    }
    return letters.ofUnit(unit.value(), LATELY).stream()
        .filter(letter -> ANSWERABLE.contains(letter.purpose()))
        .filter(letter -> letter.subject().contains(bracket.group()))
        .findFirst();
  }

  /**
   * Those that its subject names: a reminder asks for them, and only mentions what else is owed. A
   * reply on another period names that period.
   */
  private List<Matter> mainly(Letter letter) {
    List<Matter> all = letters.about(letter.id());
    List<Matter> named = all.stream().filter(m -> letter.subject().contains(tag(m))).toList();
    return letter.purpose() == Purpose.REMINDER && !named.isEmpty() ? named : all;
  }

  private String tag(Matter matter) {
    return forms
        .find(matter.form())
        .flatMap(form -> matter.period().map(period -> style.tag(form, period)))
        .orElse(NO_TAG);
  }

  private List<OurLetter.About> about(Letter letter) {
    return mainly(letter).stream()
        .map(m -> new OurLetter.About(m.form(), m.period(), m.report()))
        .toList();
  }

  private OurLetter ours(Letter letter, Tie tie) {
    return new OurLetter(
        "letter:" + letter.id(),
        letter.body(),
        letter.unit().map(UnitCode::new),
        about(letter),
        letter.kind().startsWith(GUIDANCE),
        tie);
  }
}
