package vn.vanthu.intake.learning;

import java.util.List;

/**
 * What is wrong with the text of a form.
 *
 * <p>Codes: {@code syntax}, {@code list-needed}, {@code word-needed}, {@code entries-needed},
 * {@code number-needed}, {@code unknown-entry}, {@code missing-entry}, {@code twice}, {@code
 * unknown-indicator}, {@code period}, {@code brackets}, {@code key}, {@code known-words}.
 */
public final class FormFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int line;
  private final List<String> words;

  /**
   * @param name of the file or version
   * @param line from 1
   * @param words what it is about, for the sentence of {@code code}
   * @param sentence the same for a log
   */
  public FormFault(String name, int line, String code, List<String> words, String sentence) {
    super("%s line %d: %s".formatted(name, line, sentence));
    this.code = code;
    this.line = line;
    this.words = List.copyOf(words);
  }

  public String code() {
    return code;
  }

  public int line() {
    return line;
  }

  public List<String> words() {
    return words;
  }
}
