package vn.vanthu.extraction.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
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
  private static final List<String> WRONGLY_READ_AS =
      List.of("windows-1252", "ISO-8859-1", "windows-1258", "GB18030", "IBM437", "x-MacRoman");
  private static final Pattern WORD = Pattern.compile("\\S+");

  private OldText() {}

  /** How to turn a document's text into Unicode. */
  public enum Encoding {
    UNICODE(OldText::looks),
    TCVN3(text -> capitals(Tables.tcvn3(from1258(text)))),
    VNI(text -> Tables.vni(text)),
    VISCII(Tables::viscii),
    WINDOWS_1258(OldText::from1258Bytes),
    WRONGLY_DECODED(OldText::undone),
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
  public static Encoding of(String text) {
    Syllables.Count asIs = Syllables.count(looks(text));
    if (asIs.words() == 0 || asIs.share() >= GOOD) {
      return Encoding.UNICODE;
    }
    Encoding best = Encoding.UNSURE;
    double bestShare = Math.max(GOOD, asIs.share() + BETTER) - 1e-9;
    for (Encoding encoding :
        List.of(
            Encoding.WRONGLY_DECODED,
            Encoding.TCVN3,
            Encoding.VNI,
            Encoding.WINDOWS_1258,
            Encoding.VISCII)) {
      Syllables.Count count = Syllables.count(encoding.read(text));
      if (count.words() >= Math.min(FEW, asIs.words()) && count.share() > bestShare) {
        best = encoding;
        bestShare = count.share();
      }
    }
    return best == Encoding.UNSURE && asIs.share() > 0.6 ? Encoding.UNICODE : best;
  }

  /**
   * A short text: repaired only where one reading is wholly possible and the text as it stands is
   * mostly not.
   */
  public static String line(String text) {
    String asIs = looks(text);
    Syllables.Count count = Syllables.count(asIs);
    if (count.words() == 0 || count.share() >= 0.7) {
      Optional<String> undone =
          undo(text).filter(t -> Syllables.count(t).share() >= count.share() && !t.equals(text));
      return undone.map(OldText::looks).orElse(asIs);
    }
    Encoding encoding = of(text);
    return encoding == Encoding.UNSURE ? asIs : encoding.read(text);
  }

  /**
   * A run in a font that gives an old encoding away; the caller has seen by {@link #of} that the
   * document's runs in it are old.
   *
   * @param capitals whether the font shows every letter as a capital
   */
  public static String tcvn3(String text, boolean capitals) {
    String read = Encoding.TCVN3.read(text);
    return capitals ? read.toUpperCase(Locale.ROOT) : read;
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

  private static String undone(String text) {
    Optional<String> once = undo(text);
    return once.flatMap(OldText::undo).or(() -> once).orElse(text);
  }

  /** UTF-8 that was read as another charset, turned back; empty if it was not. */
  private static Optional<String> undo(String text) {
    for (String charset : WRONGLY_READ_AS) {
      Optional<String> undone = bytes(text, charset).flatMap(OldText::strictUtf8);
      if (undone.isPresent() && !undone.get().equals(text)) {
        return undone;
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> bytes(String text, String charset) {
    if (charset.equals("windows-1252")) {
      return windows1252(text);
    }
    try {
      ByteBuffer buffer =
          Charset.forName(charset)
              .newEncoder()
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(java.nio.CharBuffer.wrap(text));
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return Optional.of(bytes);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** windows-1252 with C1 controls passing through. */
  private static Optional<byte[]> windows1252(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      byte[] one = String.valueOf(c).getBytes(Charset.forName("windows-1252"));
      if (c >= 0x80 && c < 0xA0) {
        bytes[i] = (byte) c;
      } else if (one.length == 1 && (one[0] != '?' || c == '?')) {
        bytes[i] = one[0];
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(bytes);
  }

  private static Optional<String> strictUtf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Twelve TCVN3 letters look otherwise when their bytes were read as windows-1258. */
  private static String from1258(String text) {
    return text.replace("\u0300", "\u00CC")
        .replace('Đ', '\u00D0')
        .replace("\u0309", "\u00D2")
        .replace('Ơ', '\u00D5')
        .replace('Ư', '\u00DD')
        .replace("\u0303", "\u00DE")
        .replace("\u0301", "\u00EC")
        .replace("\u0323", "\u00F2")
        .replace('₫', '\u00FE');
  }

  private static String from1258Bytes(String text) {
    return windows1252(text)
        .map(
            bytes ->
                Normalizer.normalize(
                    new String(bytes, Charset.forName("windows-1258")), Normalizer.Form.NFC))
        .orElse(text);
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
