package vn.vanthu.intake.replies;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.text.Folded;

/**
 * The lines that a letter of ours gave to be filled in or put right, and what stood behind them.
 */
final class SentLines {
  private static final Pattern NUMBERED = Pattern.compile("^\\s+(\\d{1,2})\\.\\s+(.*)$");

  private final Map<String, Pattern> labels = new LinkedHashMap<>();
  private final Map<String, Long> sent = new HashMap<>();
  private final Map<Integer, String> numbered = new HashMap<>();

  private SentLines(Form form) {
    for (Indicator indicator : form.indicators()) {
      labels.put(indicator.key(), pattern(indicator.label()));
    }
  }

  static SentLines of(String letter, Form form) {
    SentLines lines = new SentLines(form);
    for (String line : letter.lines().toList()) {
      lines.label(line).ifPresent(found -> lines.keep(found));
      Matcher number = NUMBERED.matcher(line);
      if (number.matches()) {
        lines
            .labelIn(number.group(2), form)
            .ifPresent(key -> lines.numbered.putIfAbsent(Integer.valueOf(number.group(1)), key));
      }
    }
    return lines;
  }

  /** The line of the form's list that a text begins with, and what stands behind its colon. */
  Optional<Labelled> label(String text) {
    String folded = Folded.of(text);
    for (Map.Entry<String, Pattern> entry : labels.entrySet()) {
      Matcher m = entry.getValue().matcher(folded);
      if (m.find()) {
        return Optional.of(new Labelled(entry.getKey(), text.substring(m.end()).strip()));
      }
    }
    return Optional.empty();
  }

  /** The figure that we had sent for that indicator. */
  Optional<Long> sent(String indicator) {
    return Optional.ofNullable(sent.get(indicator));
  }

  /** The indicator that the letter's question of that number was about. */
  Optional<String> numbered(int question) {
    return Optional.ofNullable(numbered.get(question));
  }

  /** The indicator of the only question that the letter asked. */
  Optional<String> onlyQuestion() {
    return numbered.size() == 1 ? numbered.values().stream().findFirst() : Optional.empty();
  }

  private void keep(Labelled found) {
    AnswerValue.of(found.rest()).ifPresent(v -> sent.putIfAbsent(found.indicator(), v.value()));
  }

  /** A question names its indicator somewhere, a line to be filled in begins with it. */
  private Optional<String> labelIn(String question, Form form) {
    String folded = words(question);
    List<Indicator> named =
        form.indicators().stream()
            .filter(i -> (" " + folded + " ").contains(" " + words(i.label()) + " "))
            .sorted((a, b) -> b.label().length() - a.label().length())
            .toList();
    return named.stream().findFirst().map(Indicator::key);
  }

  private static Pattern pattern(String label) {
    String words = words(label).replace(" ", "[^a-z0-9]+");
    return Pattern.compile(
        "^[^a-z0-9]*(?:\\d{1,2}\\s*[.)]\\s*)?[^a-z0-9]*" + words + "[^a-z0-9:=]*(?:[:=]|$)");
  }

  private static String words(String text) {
    return Folded.of(text).replaceAll("[^a-z0-9]+", " ").strip();
  }

  /** A line of the list. */
  record Labelled(String indicator, String rest) {}
}
