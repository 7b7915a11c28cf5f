package vn.vanthu.intake.replies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.StatedValue;

/** Figures behind our own lines and questions. */
final class Answers {
  private static final double SURE = 0.98;
  private static final Pattern NUMBERED =
      Pattern.compile(
          "^\\W*(?:cau|muc|y|so|noi dung|chi tieu|diem)?\\s*(\\d{1,2})"
              + "(?:\\s*[.)/]\\s+|\\s*[:=]\\s*|\\s+[-–]\\s+|\\s+la\\s+)(.+)$");

  /** Where the next of several numbered answers on one line begins. */
  private static final Pattern NEXT_NUMBERED =
      Pattern.compile(
          "[;,.]\\s+(?=(?:cau|muc|y|so|noi dung|chi"
              + " tieu|diem)?\\s*\\d{1,2}\\s*(?:[:=]|[.)/]\\s|la\\s))");

  /** "Câu 1 và câu 2: không". */
  private static final Pattern SEVERAL_NUMBERED =
      Pattern.compile(
          "^\\W*(?:ca )?(?:cau|muc|y|so|noi dung|chi"
              + " tieu|diem)?\\s*(\\d{1,2}(?:\\s*(?:,|&|va)\\s*(?:cau|muc|y|so|noi dung|chi"
              + " tieu|diem)?\\s*\\d{1,2})+)\\s*(?:[:=]|deu|la)\\s*(.+)$");

  private final SentLines sent;
  private final Map<String, StatedValue> values = new LinkedHashMap<>();
  private final Set<String> disputed = new HashSet<>();
  private final List<String> unclear = new ArrayList<>();
  private final Set<ReplyLines.Line> used = new HashSet<>();

  Answers(SentLines sent) {
    this.sent = sent;
  }

  /** By indicator, what the reply states so far; others may be added. */
  Map<String, StatedValue> values() {
    return values;
  }

  /** Words that answer without saying a figure, or say two; others may be added. */
  List<String> unclear() {
    return unclear;
  }

  /** The lines that were answers. */
  Set<ReplyLines.Line> used() {
    return used;
  }

  void read(List<ReplyLines.Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (!labelled(lines, i)) {
        numbered(lines.get(i));
      }
    }
    List<ReplyLines.Line> own = lines.stream().filter(ReplyLines.Line::own).toList();
    if (values.isEmpty() && unclear.isEmpty() && own.size() == 1) {
      sent.onlyQuestion()
          .ifPresent(
              key ->
                  AnswerValue.of(own.get(0).text())
                      .ifPresent(value -> put(key, value, own.get(0), own.get(0).text())));
    }
  }

  /** A line of our list; its label may be broken over two lines, its figure may stand below. */
  private boolean labelled(List<ReplyLines.Line> lines, int at) {
    ReplyLines.Line line = lines.get(at);
    Optional<SentLines.Labelled> found = sent.label(line.text());
    int next = at + 1;
    if (found.isEmpty() && next < lines.size() && lines.get(next).own() == line.own()) {
      found = sent.label(line.text() + " " + lines.get(next).text());
      next++;
    }
    if (found.isEmpty()) {
      return false;
    }
    used.addAll(lines.subList(at, next));
    String rest = found.get().rest();
    if (rest.isEmpty() && next < lines.size() && below(lines.get(next))) {
      used.add(lines.get(next));
      answer(found.get().indicator(), lines.get(next).text(), lines.get(next), line.text());
    } else {
      answer(found.get().indicator(), rest, line, line.text());
    }
    return true;
  }

  /** Whether a bare figure stands there, as people write it under the line that asks. */
  private boolean below(ReplyLines.Line line) {
    return sent.label(line.text()).isEmpty()
        && !NUMBERED.matcher(line.folded()).matches()
        && AnswerValue.of(line.text()).isPresent();
  }

  private void answer(String key, String rest, ReplyLines.Line line, String label) {
    if (rest.isBlank() || rest.matches("[.…_ ]+")) {
      return;
    }
    Optional<AnswerValue> value = AnswerValue.of(rest);
    boolean asSent = value.map(AnswerValue::value).equals(sent.sent(key)) && value.isPresent();
    if (!line.own() && asSent) {
      return;
    }
    String words = label.contains(rest) ? label : label + " " + rest;
    if (value.isPresent()) {
      put(key, value.get(), line, words);
    } else if (line.own() || sent.sent(key).isEmpty()) {
      unclear.add(words);
    }
  }

  private void numbered(ReplyLines.Line line) {
    if (line.own() && severalNone(line)) {
      return;
    }
    if (!line.own() || !NUMBERED.matcher(line.folded()).matches()) {
      return;
    }
    int from = 0;
    Matcher next = NEXT_NUMBERED.matcher(line.folded());
    while (next.find()) {
      numbered(line, from, next.start());
      from = next.end();
    }
    numbered(line, from, line.folded().length());
  }

  /** Several questions answered at once, which can only be by "không". */
  private boolean severalNone(ReplyLines.Line line) {
    Matcher m = SEVERAL_NUMBERED.matcher(line.folded());
    if (!m.matches()) {
      return false;
    }
    Optional<AnswerValue> none =
        AnswerValue.of(line.text().substring(m.start(2))).filter(v -> v.value() == 0);
    List<String> keys =
        Arrays.stream(m.group(1).split("\\D+"))
            .flatMap(number -> sent.numbered(Integer.parseInt(number)).stream())
            .toList();
    if (none.isEmpty() || keys.isEmpty() || m.group(2).matches(".*\\d.*")) {
      return false;
    }
    used.add(line);
    keys.forEach(key -> put(key, none.get(), line, line.text()));
    return true;
  }

  private void numbered(ReplyLines.Line line, int from, int to) {
    Matcher m = NUMBERED.matcher(line.folded().substring(from, to));
    if (!m.matches()) {
      return;
    }
    Optional<String> key = sent.numbered(Integer.parseInt(m.group(1)));
    String rest = line.text().substring(from + m.start(2), to);
    if (key.isPresent()) {
      used.add(line);
      AnswerValue.of(rest)
          .ifPresentOrElse(
              value -> put(key.get(), value, line, line.text()), () -> unclear.add(line.text()));
    }
  }

  private void put(String key, AnswerValue value, ReplyLines.Line line, String words) {
    StatedValue stated =
        new StatedValue(
            value.value(), SURE, value.approximate(), new Evidence(line.place(), words));
    StatedValue before = values.get(key);
    if (before != null && before.value() != value.value()) {
      disputed.add(key);
      unclear.add(before.evidence().text() + " / " + words);
      values.remove(key);
    } else if (!disputed.contains(key)) {
      values.put(key, stated);
    }
  }
}
