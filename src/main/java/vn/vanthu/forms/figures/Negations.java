package vn.vanthu.forms.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.forms.text.Words;

/** What a sentence says there was none of: "không tổ chức hội thi", "khen thưởng: chưa có". */
final class Negations {
  private static final Pattern NEGATION =
      Pattern.compile(
          "(?<![a-z])(khong|chua|ko)(?: (?:co|to chuc|phat sinh|tiep nhan|ban hanh|phat hanh|thuc"
              + " hien|nhan duoc|trien khai|dang|treo|de xuat|dang ky|nhan|ghi"
              + " nhan|lam|in|viet|phat))*(?![a-z])");
  private static final Pattern NO_NEGATION =
      Pattern.compile(
          "^(khong|chua|ko) (chi|ngung|con|tap trung|giay|gian|thuong xuyen|dat|kip|cao|nhieu|dong"
              + " bo|qua|the|dung|quen|thao|on dinh|day du|ro|biet|dong deu|muon|phai|de|lam"
              + " (cho|anh)|bi|dam bao|sat|bao gio|tinh|ke|them|treo them|duoc|gui|nam|hieu|bao"
              + " dam|kin|thuan|theo doi|thong ke|it|han che|co (dieu kien|nhieu|kho khan|vuong"
              + " mac|thoi gian|kinh phi|can bo|nguoi (?:phu|chuyen|kiem|biet)|may|phong|don"
              + " thu))(?![a-z])");
  private static final Pattern END = Pattern.compile("[;.:(]");
  private static final Pattern NEXT = Pattern.compile(",|(?<![a-z])(?:va|nen|do|vi)(?![a-z])");
  private static final Pattern AGAIN = Pattern.compile("(?<![a-z])(?:chua|khong)(?![a-z])");
  private static final int NEAR = 14;

  private final Sentence sentence;
  private final Form form;
  private final Labels labels;
  private final Context context;
  private final List<Mention> mentions;

  Negations(Sentence sentence, Form form, Context context, List<Mention> mentions) {
    this.sentence = sentence;
    this.form = form;
    this.labels = new Labels(form);
    this.context = context;
    this.mentions = mentions;
  }

  /**
   * Indicators that are stated as none, each with the place behind the words.
   *
   * @param stated whether the sentence states a number for it
   */
  Map<String, Integer> none(Predicate<String> stated) {
    Map<String, Integer> none = new LinkedHashMap<>();
    Matcher m = NEGATION.matcher(sentence.masked());
    while (m.find()) {
      boolean real = !NO_NEGATION.matcher(sentence.folded().substring(m.start())).find();
      if (real && !context.isOther(sentence.times(), m.start(), m.end())) {
        int end = m.end();
        people(end, none, stated)
            .or(() -> named(m.start(), end))
            .filter(key -> !stated.test(key))
            .ifPresent(key -> none.putIfAbsent(key, end));
      }
    }
    return none;
  }

  /** Nobody came to an event that the sentence said there was none of, or counted. */
  private Optional<String> people(int end, Map<String, Integer> none, Predicate<String> stated) {
    if (!CountWords.people(form, sentence.words(end, sentence.masked().length()))) {
      return Optional.empty();
    }
    return form.wordings().keySet().stream()
        .filter(event -> none.containsKey(event) || stated.test(event))
        .map(form::peopleAt)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> named(int start, int end) {
    String masked = sentence.masked();
    int from = 0;
    for (Mention n : mentions) {
      from = n.end() <= start ? n.end() : from;
    }
    int stop = Math.max(masked.lastIndexOf(';', start), masked.lastIndexOf(". ", start)) + 1;
    Words before = sentence.words(Math.max(from, stop), start);
    Matcher m = END.matcher(masked);
    Words after = sentence.words(end, m.find(end) ? m.start() : masked.length());
    boolean bare = after.folded().replaceAll(",.*", "").isBlank();
    int colon = before.folded().lastIndexOf(':');
    if (before.folded().stripTrailing().endsWith(":") || (bare && colon >= 0)) {
      Words label = before.part(before.folded().lastIndexOf(':', colon - 1) + 1, colon);
      Optional<String> labelled = labels.of(label);
      if (labelled.isPresent() || bare) {
        return labelled;
      }
    }
    return bare ? labels.of(before.from(before.folded().lastIndexOf(',') + 1)) : object(after);
  }

  /** What directly follows the words of negation. */
  private Optional<String> object(Words after) {
    Matcher m = NEXT.matcher(after.folded());
    Words first = m.find() ? after.part(0, m.start()) : after;
    if (AGAIN.matcher(first.folded()).find()) {
      return Optional.empty();
    }
    return labels.of(first).or(() -> labels.of(after)).filter(key -> near(key, after));
  }

  private boolean near(String key, Words after) {
    for (Phrase phrase : form.wording(key).labels()) {
      Optional<Phrase.Span> span = phrase.first(after);
      if (span.isPresent() && span.get().start() <= NEAR) {
        return true;
      }
    }
    return false;
  }
}
