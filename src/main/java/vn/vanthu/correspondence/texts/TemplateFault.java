package vn.vanthu.correspondence.texts;

/**
 * What is wrong with a letter's text.
 *
 * <p>Codes: {@code begin} (it does not begin with a subject and an empty line), {@code broken} (its
 * sections do not pair), {@code unknown} (a placeholder that this letter does not have), {@code
 * missing} (one that it cannot do without), {@code misplaced} (one that stands where it has no
 * value).
 */
public final class TemplateFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int line;
  private final String what;

  TemplateFault(String text, String code, int line, String what, String sentence) {
    super("%s line %d: %s".formatted(text, line, sentence));
    this.code = code;
    this.line = line;
    this.what = what;
  }

  public String code() {
    return code;
  }

  /** From 1; 0 where it concerns no line. */
  public int line() {
    return line;
  }

  /** The placeholder that it is about, or what the template engine says. */
  public String what() {
    return what;
  }
}
