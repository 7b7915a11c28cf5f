package vn.vanthu.extraction.text;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Text of one document run by run, each in its font. A font's name is a hint that its runs are in
 * an old encoding, the syllables of all of them together are the proof: so first every run is
 * {@link #seen}, then the lines are put together.
 */
public final class OldFonts {
  private static final double GOOD = 0.90;
  private static final double BETTER = 0.15;

  private final Map<Hint, StringBuilder> seen = new EnumMap<>(Hint.class);
  private final Map<Hint, Boolean> proved = new EnumMap<>(Hint.class);
  private Optional<Boolean> lostEvery = Optional.empty();

  /** What a font's name tells. */
  private enum Hint {
    NONE,
    TCVN3,
    /** Every letter is shown as a capital. */
    TCVN3_CAPITALS,
    VNI;

    static Hint of(String font) {
      String name = font.strip().toLowerCase(Locale.ROOT).replaceAll("^[\"']|[\"']$", "");
      if (name.startsWith(".vn")) {
        return name.endsWith("h") ? TCVN3_CAPITALS : TCVN3;
      }
      return name.startsWith("vni-") || name.startsWith("vni ") ? VNI : NONE;
    }

    String read(String text) {
      return switch (this) {
        case NONE -> text;
        case TCVN3 -> OldText.Encoding.TCVN3.read(text);
        case TCVN3_CAPITALS -> OldText.Encoding.TCVN3.read(text).toUpperCase(Locale.ROOT);
        case VNI -> OldText.Encoding.VNI.read(text);
      };
    }
  }

  /** Whether a font of that name shows letters of an old encoding. */
  public static boolean isOld(String font) {
    return Hint.of(font) != Hint.NONE;
  }

  /** Counts a run of the document. */
  public void seen(String font, String text) {
    Hint hint = Hint.of(font);
    if (hint != Hint.NONE) {
      seen.computeIfAbsent(hint, h -> new StringBuilder()).append(symbols(text));
    }
  }

  /** Counts that a line of the document ended. */
  public void lineEnded() {
    seen.values().forEach(text -> text.append('\n'));
  }

  /** Starts a line. */
  public Line line() {
    return new Line();
  }

  private boolean proved(Hint hint) {
    return hint != Hint.NONE && proved.computeIfAbsent(hint, this::prove);
  }

  private boolean prove(Hint hint) {
    String text = seen.getOrDefault(hint, new StringBuilder()).toString();
    Syllables.Count asIs = Syllables.count(OldText.looks(text));
    // capitals are not counted as words, so all letters are made small, after the conversion
    Syllables.Count read = Syllables.count(hint.read(text).toLowerCase(Locale.ROOT));
    return read.words() > 0
        && read.share() >= GOOD
        && (asIs.words() == 0 || read.share() >= asIs.share() + BETTER);
  }

  /** Whether letters ư are missing in runs that are in TCVN3. */
  public boolean lostLetters() {
    return Stream.of(Hint.TCVN3, Hint.TCVN3_CAPITALS)
        .anyMatch(hint -> proved(hint) && OldText.lostLetters(tcvn3()));
  }

  private String tcvn3() {
    return seen.getOrDefault(Hint.TCVN3, new StringBuilder())
        + "\n"
        + seen.getOrDefault(Hint.TCVN3_CAPITALS, new StringBuilder());
  }

  private String read(Hint hint, String words) {
    String read = hint.read(symbols(words));
    return hint != Hint.VNI && lostEvery() ? OldText.likely(read) : read;
  }

  private boolean lostEvery() {
    return lostEvery.orElseGet(
        () -> {
          lostEvery = Optional.of(OldText.lostEveryLetter(tcvn3()));
          return lostEvery.get();
        });
  }

  /** Letters that symbol fonts show are kept 0xF000 higher. */
  private static String symbols(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.chars().forEach(c -> plain.append((char) (c >= 0xF020 && c <= 0xF0FF ? c - 0xF000 : c)));
    return plain.toString();
  }

  /** A line put together from runs; neighbours in fonts of one kind are converted as one. */
  public final class Line {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder run = new StringBuilder();
    private Hint hint = Hint.NONE;

    /** Adds words in that font. */
    public void add(String font, String words) {
      Hint next = Hint.of(font);
      if (next != hint) {
        close();
        hint = next;
      }
      run.append(words);
    }

    /** Adds what has no font: a tab, a break, a tick. */
    public void add(String plain) {
      run.append(plain);
    }

    public boolean isEmpty() {
      return text.length() == 0 && run.length() == 0;
    }

    @Override
    public String toString() {
      close();
      return text.toString();
    }

    private void close() {
      String words = run.toString();
      boolean old = proved(hint) && !OldText.hasUnicodeLetters(words);
      text.append(old ? OldFonts.this.read(hint, words) : words);
      run.setLength(0);
    }
  }
}
