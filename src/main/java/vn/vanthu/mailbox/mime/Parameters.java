package vn.vanthu.mailbox.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The value and parameters of a Content-Type or Content-Disposition field, in all the forms met in
 * practice: RFC 2231 with pieces in any order, RFC 2047 inside quotes, raw 8-bit, quotes within
 * quotes, no quotes at all.
 *
 * @param value what stands before the first semicolon, in lower case without comments
 */
record Parameters(String value, List<Piece> pieces) {
  private static final int LONGEST = 64 * 1024;

  static Parameters of(String raw) {
    String text = HeaderText.unfold(raw.substring(0, Math.min(LONGEST, raw.length())));
    int start = text.indexOf(';') < 0 ? text.length() : text.indexOf(';');
    String value =
        text.substring(0, start).replaceAll("\\([^()]*\\)", "").strip().toLowerCase(Locale.ROOT);
    return new Parameters(value, new Scanner(text, start).pieces());
  }

  /** A parameter as it stands, undecoded. */
  Optional<String> raw(String name) {
    return pieces.stream()
        .filter(piece -> piece.named(name) && piece.index() < 0)
        .map(Piece::value)
        .findFirst();
  }

  /** A parameter, decoded; the form of RFC 2231 wins where it says something. */
  Optional<String> decoded(String name) {
    Map<Integer, Piece> numbered = new TreeMap<>();
    pieces.stream()
        .filter(piece -> piece.named(name) && (piece.index() >= 0 || piece.encoded()))
        .forEach(piece -> numbered.putIfAbsent(piece.index(), piece));
    Optional<Piece> whole = Optional.ofNullable(numbered.remove(-1));
    return whole
        .map(piece -> joined(List.of(piece)))
        .filter(text -> !text.isBlank())
        .or(() -> Optional.of(joined(numbered.values())).filter(text -> !text.isBlank()))
        .or(() -> plain(name));
  }

  private Optional<String> plain(String name) {
    return pieces.stream()
        .filter(piece -> piece.named(name) && piece.index() < 0 && !piece.encoded())
        .map(piece -> percent(HeaderText.decode(piece.value())))
        .findFirst();
  }

  private static String joined(Iterable<Piece> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String charset = "";
    boolean first = true;
    for (Piece piece : pieces) {
      String value = piece.value();
      String[] parts = value.split("'", 3);
      if (first && piece.encoded() && parts.length == 3) {
        charset = parts[0];
        value = parts[2];
      }
      first = false;
      bytes.writeBytes(
          piece.encoded()
              ? HeaderText.unescape(value, '%')
              : value.getBytes(StandardCharsets.ISO_8859_1));
    }
    String text = Charsets.text(bytes.toByteArray(), charset);
    return text.contains("=?") ? HeaderText.decode(text) : text;
  }

  /** A plain value all of whose percent signs can be escapes of UTF-8 is decoded. */
  private static String percent(String value) {
    boolean escaped = value.matches("(?s).*%([89A-Fa-f][0-9A-Fa-f]|20).*");
    if (!escaped || value.matches("(?s).*%(?![0-9A-Fa-f]{2}).*")) {
      return value;
    }
    byte[] bytes = HeaderText.unescape(value, '%');
    return Charsets.strict(bytes, StandardCharsets.UTF_8).map(Decoding::clean).orElse(value);
  }

  /**
   * One piece of a parameter: {@code filename*1*=…}.
   *
   * @param index its number, -1 where it has none
   * @param encoded whether an asterisk says that it is percent-encoded
   */
  record Piece(String name, int index, boolean encoded, String value) {
    boolean named(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  /** Reads the parameters one after the other. */
  private static final class Scanner {
    private final String text;
    private int at;

    Scanner(String text, int start) {
      this.text = text;
      this.at = start;
    }

    List<Piece> pieces() {
      List<Piece> pieces = new ArrayList<>();
      while (at < text.length()) {
        at++;
        int equals = text.indexOf('=', at);
        int semicolon = next(';');
        if (equals < 0) {
          break;
        }
        if (equals > semicolon) {
          at = semicolon;
          continue;
        }
        String name = text.substring(at, equals).strip();
        at = equals + 1;
        pieces.add(piece(name, value()));
      }
      return pieces;
    }

    private static Piece piece(String name, String value) {
      String[] parts = name.split("\\*", -1);
      boolean encoded = parts.length > 1 && parts[parts.length - 1].isEmpty();
      boolean numbered = parts.length > 1 && parts[1].matches("\\d{1,4}");
      return new Piece(
          parts[0].strip(), numbered ? Integer.parseInt(parts[1]) : -1, encoded, value);
    }

    private String value() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at >= text.length() || text.charAt(at) != '"') {
        int end = next(';');
        String value = text.substring(at, end).strip();
        at = end;
        return value;
      }
      int end = closingQuote();
      String value = text.substring(at + 1, end).replaceAll("\\\\([\"\\\\])", "$1");
      at = next(';', end);
      return value;
    }

    /** The quote that ends the value: one with a semicolon or nothing after it. */
    private int closingQuote() {
      int quote = at;
      int last = text.length();
      while ((quote = text.indexOf('"', quote + 1)) > 0) {
        last = quote;
        String after = text.substring(quote + 1, Math.min(text.length(), quote + 20)).strip();
        boolean escaped = text.charAt(quote - 1) == '\\' && text.charAt(quote - 2) != '\\';
        if (!escaped && (after.isEmpty() || after.startsWith(";"))) {
          return quote;
        }
      }
      return Math.max(last, at + 1);
    }

    private int next(char c) {
      return next(c, at);
    }

    private int next(char c, int from) {
      int found = text.indexOf(c, from);
      return found < 0 ? text.length() : found;
    }
  }
}
