package vn.vanthu.extraction.text;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Candidate readings of a text, and the choice among them by the share of possible syllables. */
public final class OldText {
  private static final double GOOD = 0.90;
  private static final double BETTER = 0.15;
  private static final int FEW = 3;
  private static final int MANY = 20;
  private static final double CLEARLY_NOT = 0.85;
  private static final int ENOUGH = 40_000;
  private static final String SEEN_THROUGH_1258 = "\u0300Đ\u0309ƠƯ\u0303Ăă\u0301\u0323ơư₫";
  private static final String SEEN_THROUGH_1252 =
      "\u00CC\u00D0\u00D2\u00D5\u00DD\u00DE\u00C3\u00E3\u00EC\u00F2\u00F5\u00FD\u00FE";
  private static final List<Encoding> CANDIDATES =
      List.of(
          Encoding.WRONGLY_DECODED,
          Encoding.TCVN3,
          Encoding.VNI,
          Encoding.WINDOWS_1258,
          Encoding.VISCII);
  private static final Pattern WORD = Pattern.compile("\\S+");

  /** What windows-1252 can hold, or nearly. */
  private static final Pattern BYTES = Pattern.compile("[^\\u2500-\\uFFFF]+");

  private OldText() {}

  /** How to turn a document's text into Unicode. */
  public enum Encoding {
    UNICODE(OldText::looks),
    TCVN3(text -> LostLetters.restored(capitals(Tables.tcvn3(from1258(text))))),
    VNI(text -> Tables.vni(from1258(text))),
    VISCII(Tables::viscii),
    WINDOWS_1258(OldText::from1258Bytes),
    WRONGLY_DECODED(text -> WrongDecoding.undone(text).orElse(text)),
    /** None fits: left as it is, and said so. */
    UNSURE(UnaryOperator.identity());

    private final UnaryOperator<String> reading;

    Encoding(UnaryOperator<String> reading) {
      this.reading = reading;
    }

    /** The text as Unicode, NFC, look-alike letters repaired. */
    public String read(String text) {
      return looks(reading.apply(text));
    }
  }

  /** What a document of that text is written in, by its syllables. */
  public static Encoding of(String document) {
    String text = document.length() > ENOUGH ? document.substring(0, ENOUGH) : document;
    Syllables.Count asIs = Syllables.count(looks(text));
    if (asIs.words() == 0 || asIs.share() >= GOOD) {
      return Encoding.UNICODE;
    }
    Encoding best = best(text, asIs);
    boolean clearlyNot = asIs.share() < (asIs.words() < MANY ? 0.6 : CLEARLY_NOT);
    return best == Encoding.UNSURE && !clearlyNot ? Encoding.UNICODE : best;
  }

  private static Encoding best(String text, Syllables.Count asIs) {
    Encoding best = Encoding.UNSURE;
    double bestShare = Math.max(GOOD, asIs.share() + BETTER) - 1e-9;
    for (Encoding encoding : CANDIDATES) {
      Syllables.Count count = Syllables.count(encoding.read(text));
      if (count.words() >= Math.min(FEW, asIs.words()) && count.share() > bestShare) {
        best = encoding;
        bestShare = count.share();
      }
    }
    return best;
  }

  /** How many words with a letter outside ASCII {@code text} has, capitals left out. */
  public static int words(String text) {
    return Syllables.count(looks(text)).words();
  }

  /** Whether every word of {@code text} is possible when read so. */
  public static boolean possible(String text, Encoding encoding) {
    return share(text, encoding) == 1;
  }

  /** Which share of the words of {@code text} is possible when read so, 0 to 1. */
  public static double share(String text, Encoding encoding) {
    return Syllables.count(encoding.read(text)).share();
  }

  /** Whether some of its letters exist in Unicode alone, so that it is in no old encoding. */
  public static boolean hasUnicodeLetters(String text) {
    return text.chars().anyMatch(c -> c >= 0x1EA0 && c <= 0x1EF9);
  }

  /** Whether the TCVN3 text of a document has lost letters ư that cannot be told for certain. */
  public static boolean lostLetters(String tcvn3) {
    return LostLetters.lostIn(Tables.tcvn3(tcvn3)) > 0;
  }

  /** Whether it has lost every ư, so that likely words may be restored by {@link #likely}. */
  public static boolean lostEveryLetter(String tcvn3) {
    return tcvn3.indexOf('\u00AD') < 0 && lostLetters(tcvn3);
  }

  /** Text read from TCVN3 that lost every ư, with those put back that are likely. */
  public static String likely(String text) {
    return LostLetters.likely(text);
  }

  /**
   * A short text: repaired only where one reading is wholly possible and the text as it stands is
   * mostly not.
   */
  public static String line(String text) {
    String asIs = looks(text);
    Syllables.Count count = Syllables.count(asIs);
    if (count.words() == 0 || count.share() >= 0.7) {
      return WrongDecoding.undone(text)
          .filter(t -> Syllables.count(t).share() >= count.share())
          .map(OldText::looks)
          .orElse(asIs);
    }
    Encoding encoding = of(text);
    return encoding == Encoding.UNSURE ? asIs : encoding.read(text);
  }

  /** Whether a short text still is no possible Vietnamese after {@link #line}. */
  public static boolean isDoubtful(String line) {
    Syllables.Count count = Syllables.count(line);
    return count.words() >= FEW && count.share() < 0.5 || line.indexOf('\uFFFD') >= 0;
  }

  /** NFC with look-alike letters and wrongly ordered marks put right; nothing else changes. */
  public static String looks(String text) {
    String sorted = reordered(text);
    String nfc = Normalizer.normalize(sorted, Normalizer.Form.NFC);
    return nfc.replace('ƣ', 'ư')
        .replace('Ƣ', 'Ư')
        .replace('ǎ', 'ă')
        .replace('Ǎ', 'Ă')
        .replace('\u00D0', 'Đ')
        .replace('\u00F0', 'đ')
        .replace('\u0189', 'Đ');
  }

  /** A tone mark that stands before the circumflex, breve or horn goes behind it. */
  private static String reordered(String text) {
    String nfd = Normalizer.normalize(text, Normalizer.Form.NFD);
    return nfd.replaceAll("([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031B])", "$2$1");
  }

  /** Twelve letters look otherwise when their bytes were read as windows-1258. */
  private static String from1258(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int at = SEEN_THROUGH_1258.indexOf(text.charAt(i));
      out.append(at < 0 ? text.charAt(i) : SEEN_THROUGH_1252.charAt(at));
    }
    return out.toString();
  }

  /** Ticks and other signs that are no letters of that charset stay. */
  private static String from1258Bytes(String text) {
    return BYTES
        .matcher(text)
        .replaceAll(
            run -> {
              Optional<byte[]> bytes = WrongDecoding.windows1252(run.group());
              return Matcher.quoteReplacement(bytes.map(OldText::decoded1258).orElse(run.group()));
            });
  }

  private static String decoded1258(byte[] bytes) {
    return Normalizer.normalize(
        new String(bytes, Charset.forName("windows-1258")), Normalizer.Form.NFC);
  }

  /** TCVN3 has no capitals with a tone: a word whose plain letters are capitals is all capitals. */
  private static String capitals(String text) {
    Matcher m = WORD.matcher(text);
    return m.replaceAll(r -> Matcher.quoteReplacement(capitalised(r.group())));
  }

  private static String capitalised(String word) {
    long plain = word.chars().filter(c -> c < 128 && Character.isLetter(c)).count();
    boolean allCapital = word.chars().filter(c -> c < 128).noneMatch(Character::isLowerCase);
    return plain >= 2 && allCapital ? word.toUpperCase(Locale.ROOT) : word;
  }
}
