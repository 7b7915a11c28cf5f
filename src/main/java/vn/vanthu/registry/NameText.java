package vn.vanthu.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as the words by which names are compared, each with what stands around it: "Hoa Sen B" is
 * not "Hoa Sen", while in "Hoa Sen. 2 đoàn viên" the number belongs to what follows.
 *
 * @param words compared forms, in order
 * @param ends for each word where it ends in {@code written}
 * @param starts for each word where it starts in {@code written}
 */
record NameText(String written, List<String> words, List<Integer> starts, List<Integer> ends) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");

  /** What joins a name and its letter or number: "Hoa Sen - A", "Hoa Sen (B)" */
  private static final Pattern JOINS = Pattern.compile("[\\s\"'“”’*–-]{1,6}|\\s{0,3}\\(");

  private static final Pattern TAIL = Pattern.compile("[A-H]|[1-9]|[IV]{1,3}");
  private static final Set<String> BESIDE_NUMBER =
      Set.of("thang", "t", "th", "quy", "nam", "ky", "n", "dot", "lan");

  static NameText of(String text) {
    List<String> raw = new ArrayList<>();
    List<Integer> from = new ArrayList<>();
    List<Integer> to = new ArrayList<>();
    Matcher m = WORD.matcher(text);
    while (m.find()) {
      for (String word : NameWords.fold(m.group()).split("[^a-z0-9]+")) {
        if (!word.isEmpty()) {
          raw.add(word);
          from.add(m.start());
          to.add(m.end());
        }
      }
    }
    List<String> words = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (NameWords.Form form : NameWords.forms(raw)) {
      for (String word : form.compared()) {
        words.add(word);
        starts.add(from.get(form.start()));
        ends.add(to.get(form.end() - 1));
      }
    }
    return new NameText(text, words, starts, ends);
  }

  int size() {
    return words.size();
  }

  /** Whether that name stands at {@code at}; its letter or number directly behind its words. */
  boolean holds(List<String> name, int at) {
    int end = at + name.size();
    return end <= words.size()
        && words.subList(at, end).equals(name)
        && (name.get(name.size() - 1).length() > 1 || joined(end - 2));
  }

  /** The letter or number that goes on with the name that ends before {@code at}, or nothing. */
  String tail(int at) {
    if (at == 0 || at >= words.size() || !joined(at - 1)) {
      return "";
    }
    String next = written.substring(starts.get(at), ends.get(at));
    boolean letter = next.matches("[A-H]");
    boolean other = !letter && (goesWithNext(at) || numbersLine(at));
    return TAIL.matcher(next).matches() && !other ? next : "";
  }

  /** "I. …", "2/2022", "1) …" */
  private boolean numbersLine(int at) {
    int end = ends.get(at);
    boolean opened = starts.get(at) > 0 && written.charAt(starts.get(at) - 1) == '(';
    return !opened && end < written.length() && ".:)/".indexOf(written.charAt(end)) >= 0;
  }

  /** Whether a number counts what follows: "2 hội nghị", "6 tháng". */
  private boolean goesWithNext(int at) {
    if (at + 1 >= words.size()) {
      return false;
    }
    String between = written.substring(ends.get(at), starts.get(at + 1));
    char next = written.charAt(starts.get(at + 1));
    boolean apart = !between.isBlank() && !between.equals("_") && !between.equals("-");
    return !apart
        && (Character.isLowerCase(next)
            || Character.isDigit(next)
            || BESIDE_NUMBER.contains(words.get(at + 1)));
  }

  /** The word before {@code at} where nothing but a stroke or "và" parts them. */
  String before(int at) {
    if (at == 0) {
      return "";
    }
    String between = written.substring(ends.get(at - 1), starts.get(at));
    return between.matches("[\\s&/+-]*(?:(?iu:và|va)\\s+)?") ? words.get(at - 1) : "";
  }

  private boolean joined(int word) {
    return JOINS.matcher(written.substring(ends.get(word), starts.get(word + 1))).matches();
  }
}
