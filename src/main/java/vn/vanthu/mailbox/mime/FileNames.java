package vn.vanthu.mailbox.mime;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** File names out of Content-Disposition and Content-Type, made safe to show and told apart. */
final class FileNames {
  private static final int MOST_BYTES = 255;
  private static final int LONGEST_EXTENSION = 16;
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cntrl}\\u00AD\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF\\uFFF9-\\uFFFB]");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  private final Set<String> taken = new HashSet<>();

  /** The name a part claims, safe; empty if it has none that is left. */
  static String of(Parameters disposition, Parameters type) {
    return disposition
        .decoded("filename")
        .map(FileNames::safe)
        .filter(name -> !name.isEmpty())
        .or(() -> disposition.decoded("name").map(FileNames::safe))
        .filter(name -> !name.isEmpty())
        .or(() -> type.decoded("name").map(FileNames::safe))
        .or(() -> type.decoded("filename").map(FileNames::safe))
        .orElse("");
  }

  /** The same name, with a number where another part of the message has it. */
  String unique(String name) {
    String candidate = name;
    for (int n = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); n++) {
      candidate = shortened(stem(name) + " (" + n + ")", extension(name));
    }
    return candidate;
  }

  /**
   * The last path segment without control and direction marks, at most 255 bytes with the extension
   * kept.
   */
  static String safe(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String visible = UNSEEN.matcher(last).replaceAll("").replaceAll("[\\s\\u00A0]+", " ");
    int end = visible.length();
    while (end > 0 && ". ".indexOf(visible.charAt(end - 1)) >= 0) {
      end--;
    }
    String trimmed = visible.substring(0, end).strip();
    String kept = DEVICE.matcher(trimmed).matches() ? "_" + trimmed : trimmed;
    return shortened(stem(kept), extension(kept));
  }

  private static Optional<Integer> dot(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.length() - dot <= LONGEST_EXTENSION
        ? Optional.of(dot)
        : Optional.empty();
  }

  private static String stem(String name) {
    return dot(name).map(dot -> name.substring(0, dot)).orElse(name);
  }

  private static String extension(String name) {
    return dot(name).map(name::substring).orElse("");
  }

  private static String shortened(String stem, String extension) {
    int room = MOST_BYTES - bytes(extension);
    int end = 0;
    for (int used = 0; end < stem.length(); ) {
      int letter = stem.codePointAt(end);
      used += bytes(Character.toString(letter));
      if (used > room) {
        break;
      }
      end += Character.charCount(letter);
    }
    return stem.substring(0, end) + extension;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
