package vn.vanthu.forms.text;

/**
 * Some words of a text, folded for comparing and as they were written, letter for letter: "họp" and
 * "hợp" are the same when folded, and are told apart by what was written.
 *
 * @param folded lower case without accents; may have blanks for what is not to be compared
 * @param written as it stood, of the same length
 */
public record Words(String folded, String written) {
  public static final Words NONE = new Words("", "");

  public Words {
    if (folded.length() != written.length()) {
      throw new IllegalArgumentException("Not letter for letter: " + folded);
    }
  }

  public static Words of(String text) {
    return new Words(Folded.of(text), text);
  }

  public Words from(int start) {
    return new Words(folded.substring(start), written.substring(start));
  }

  public Words part(int start, int end) {
    return new Words(folded.substring(start, end), written.substring(start, end));
  }

  public Words strip() {
    int start = 0;
    int end = folded.length();
    while (start < end && Character.isWhitespace(folded.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(folded.charAt(end - 1))) {
      end--;
    }
    return part(start, end);
  }

  /** These words, then a blank, then the others. */
  public Words and(Words others) {
    return new Words(folded + " " + others.folded, written + " " + others.written);
  }

  public boolean isBlank() {
    return folded.isBlank();
  }

  public int length() {
    return folded.length();
  }
}
