package vn.vanthu.extraction.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of old Vietnamese character sets, shipped as resources. */
final class Tables {
  private static final Map<Character, Character> TCVN3 = bytes("tcvn3.txt");
  private static final Map<Character, Character> VISCII = bytes("viscii.txt");
  private static final Map<String, String> VNI = vni();

  private Tables() {}

  static String tcvn3(String text) {
    return map(text, TCVN3);
  }

  static String viscii(String text) {
    return map(text, VISCII);
  }

  /** Two characters are tried before one; the case of the base decides. */
  static String vni(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      String two =
          i + 1 < text.length()
              ? VNI.get(text.substring(i, i + 1) + Character.toLowerCase(text.charAt(i + 1)))
              : null;
      String one = VNI.get(text.substring(i, i + 1));
      if (two != null) {
        out.append(two);
        i++;
      } else {
        out.append(one != null ? one : text.charAt(i));
      }
    }
    return out.toString();
  }

  static List<String> lines(String name) {
    try (InputStream in = Tables.class.getResourceAsStream("/vietnamese/" + name)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String map(String text, Map<Character, Character> table) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      out.append(table.getOrDefault(text.charAt(i), text.charAt(i)).charValue());
    }
    return out.toString();
  }

  private static Map<Character, Character> bytes(String name) {
    Map<Character, Character> table = new HashMap<>();
    for (String line : lines(name)) {
      table.put((char) Integer.parseInt(line.substring(0, 2), 16), line.charAt(3));
    }
    return table;
  }

  private static Map<String, String> vni() {
    Map<String, String> table = new HashMap<>();
    for (String line : lines("vni.txt")) {
      String[] pair = line.split(" ");
      table.put(pair[0], pair[1]);
      String capital = pair[0].substring(0, 1).toUpperCase(Locale.ROOT) + pair[0].substring(1);
      table.putIfAbsent(capital, pair[1].toUpperCase(Locale.ROOT));
    }
    return table;
  }
}
