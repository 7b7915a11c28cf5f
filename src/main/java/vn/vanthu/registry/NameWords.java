package vn.vanthu.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A name, or any text, as the words by which names are compared: no accents, one form for each kind
 * word, weak words left out.
 */
final class NameWords {
  private static final Map<List<String>, List<String>> FORMS = forms();
  private static final int LONGEST = FORMS.keySet().stream().mapToInt(List::size).max().orElse(1);

  private NameWords() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    for (String word : fold(text).split("[^a-z0-9]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    List<String> compared = new ArrayList<>();
    forms(words).forEach(form -> compared.addAll(form.compared()));
    return compared;
  }

  /** Words, each with the form it is compared in; a weak one has none. */
  static List<Form> forms(List<String> words) {
    List<Form> compared = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      int taken = 1;
      List<String> form = List.of(words.get(i));
      for (int n = Math.min(LONGEST, words.size() - i); n > 0; n--) {
        List<String> known = FORMS.get(words.subList(i, i + n));
        if (known != null) {
          form = known;
          taken = n;
          break;
        }
      }
      compared.add(new Form(form, i, i + taken));
      i += taken;
    }
    return compared;
  }

  static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace('đ', 'd');
  }

  private static Map<List<String>, List<String>> forms() {
    Map<List<String>, List<String>> forms = new HashMap<>();
    try (InputStream in = NameWords.class.getResourceAsStream("/registry/words.txt")) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: registry/words.txt");
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#") && line.contains("=")) {
          String[] sides = line.split("=", 2);
          forms.put(words(sides[0]), words(sides[1]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return forms;
  }

  private static List<String> words(String side) {
    return side.isBlank() ? List.of() : Arrays.asList(side.strip().split(" +"));
  }

  /** What the words from {@code start} up to {@code end} are compared as. */
  record Form(List<String> compared, int start, int end) {}
}
