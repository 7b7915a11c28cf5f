package vn.vanthu.mailbox.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * File names out of Content-Disposition and Content-Type, in all the forms met in practice, made
 * safe to show.
 */
final class FileNames {
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*([A-Za-z][A-Za-z0-9_-]*)(\\*\\d{1,3})?(\\*)?\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|\"[^\"]*$|[^;]*)");
  private static final Set<String> DEVICES =
      Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "lpt1", "lpt2");

  private FileNames() {}

  /** The name of a part by its raw header values; empty if it has none. */
  static String of(String rawDisposition, String rawType) {
    return parameter(rawDisposition, "filename")
        .or(() -> parameter(rawType, "name"))
        .map(FileNames::safe)
        .orElse("");
  }

  /** A parameter by RFC 2231 (pieces in any order) or as it stands, decoded. */
  static Optional<String> parameter(String raw, String name) {
    Map<Integer, Piece> pieces = new TreeMap<>();
    Optional<String> plain = Optional.empty();
    Optional<String> extended = Optional.empty();
    Matcher m = PARAMETER.matcher(";" + raw.replaceAll("\\r?\\n[ \\t]*", " "));
    while (m.find()) {
      if (!m.group(1).equalsIgnoreCase(name)) {
        continue;
      }
      String value = unquote(m.group(4).strip());
      if (m.group(2) != null) {
        pieces.put(Integer.valueOf(m.group(2).substring(1)), new Piece(value, m.group(3) != null));
      } else if (m.group(3) != null) {
        extended = Optional.of(joined(Map.of(0, new Piece(value, true))));
      } else {
        plain = Optional.of(percent(HeaderText.decode(value)));
      }
    }
    Optional<String> inPieces = pieces.isEmpty() ? Optional.empty() : Optional.of(joined(pieces));
    Optional<String> encoded = extended.isPresent() ? extended : inPieces;
    return encoded.isPresent() ? encoded : plain;
  }

  private static String joined(Map<Integer, Piece> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String charset = "";
    boolean first = true;
    for (Piece piece : pieces.values()) {
      String value = piece.value();
      if (first && piece.encoded()) {
        String[] parts = value.split("'", 3);
        charset = parts.length == 3 ? parts[0] : "";
        value = parts.length == 3 ? parts[2] : value;
      }
      first = false;
      bytes.writeBytes(
          piece.encoded() ? unpercent(value) : value.getBytes(StandardCharsets.ISO_8859_1));
    }
    String text = Decoding.text(bytes.toByteArray(), charset);
    return text.contains("=?") ? HeaderText.decode(text) : text;
  }

  /** A plain name that is percent-encoded UTF-8 outside ASCII is decoded; any other stays. */
  private static String percent(String name) {
    if (!name.matches("(?s).*%[89A-Fa-f][0-9A-Fa-f].*")) {
      return name;
    }
    return Decoding.strict(unpercent(name), StandardCharsets.UTF_8)
        .map(Decoding::clean)
        .orElse(name);
  }

  private static byte[] unpercent(String value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '%'
          && i + 2 < value.length()
          && Character.digit(value.charAt(i + 1), 16) >= 0
          && Character.digit(value.charAt(i + 2), 16) >= 0) {
        bytes.write(Integer.parseInt(value.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.writeBytes(
            String.valueOf(c)
                .getBytes(c < 256 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static String unquote(String value) {
    if (!value.startsWith("\"")) {
      return value;
    }
    int end = value.length() > 1 && value.endsWith("\"") ? value.length() - 1 : value.length();
    return value.substring(1, end).replaceAll("\\\\([\"\\\\])", "$1");
  }

  /**
   * The last path segment without control and direction marks, at most 255 bytes with the extension
   * kept.
   */
  static String safe(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String visible =
        last.replaceAll("[\\p{Cntrl}\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]", "");
    String trimmed = visible.strip().replaceAll("[. ]+$", "");
    int dot = trimmed.lastIndexOf('.');
    String stem = dot > 0 ? trimmed.substring(0, dot) : trimmed;
    String extension = dot > 0 ? trimmed.substring(dot) : "";
    if (DEVICES.contains(stem.toLowerCase(Locale.ROOT))) {
      stem = "_" + stem;
    }
    while (!stem.isEmpty() && (stem + extension).getBytes(StandardCharsets.UTF_8).length > 255) {
      stem = stem.substring(0, stem.length() - 1);
    }
    return stem + (extension.length() > 40 ? extension.substring(0, 40) : extension);
  }

  private record Piece(String value, boolean encoded) {}
}
