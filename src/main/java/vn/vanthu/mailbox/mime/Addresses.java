package vn.vanthu.mailbox.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.vanthu.mailbox.MailAddress;

/**
 * Addresses out of raw header values: split first, decoded then, because a decoded name may hold
 * commas, brackets or an address of its own. What is no address is left out.
 */
final class Addresses {
  static final int MOST = 1000;
  private static final int LONGEST = 320;

  private final String text;
  private final List<MailAddress> found = new ArrayList<>();
  private final StringBuilder name = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private int at;

  private Addresses(String text) {
    this.text = text;
  }

  /** The addresses in these values; one more than {@link #MOST} tells that there are more. */
  static List<MailAddress> in(List<String> rawValues) {
    List<MailAddress> all = new ArrayList<>();
    for (String raw : rawValues) {
      String unfolded = HeaderText.unfold(raw);
      List<MailAddress> found = new Addresses(unfolded).scan();
      // some programs encode the whole field, the address with it
      all.addAll(
          found.isEmpty() && unfolded.contains("=?")
              ? new Addresses(HeaderText.decode(unfolded)).scan()
              : found);
    }
    return all.stream().limit(MOST + 1L).toList();
  }

  private List<MailAddress> scan() {
    while (at < text.length() && found.size() <= MOST) {
      char c = text.charAt(at++);
      switch (c) {
        case '"' -> name.append(quoted());
        case '(' -> comment.append(until(')'));
        case '<' -> bracketed(until('>'));
        case ',', ';' -> finish(", ");
        case ':' -> name.setLength(0); // "undisclosed-recipients:;", "mailto:a@b"
        default -> name.append(c);
      }
    }
    finish("");
    return found.isEmpty() ? local(name.toString()) : found;
  }

  private String quoted() {
    StringBuilder inside = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      inside.append(text.charAt(at++));
    }
    at++;
    return inside.toString();
  }

  private String until(char end) {
    int found = text.indexOf(end, at);
    String inside = text.substring(at, found < 0 ? text.length() : found);
    at = found < 0 ? text.length() : found + 1;
    return inside;
  }

  private void bracketed(String inside) {
    for (String candidate : inside.split("<", -1)) {
      Optional<String> address = address(candidate.replaceAll("\\s*([.@])\\s*", "$1"));
      if (address.isPresent()) {
        add(name.toString(), address.get());
        return;
      }
    }
  }

  /** Addresses without brackets; a name with a comma in it goes on. */
  private void finish(String separator) {
    String given = name.toString().strip();
    if (given.indexOf('@') < 0) {
      name.append(given.isEmpty() ? "" : separator);
      return;
    }
    String before = "";
    for (String word : given.split("\\s+")) {
      Optional<String> address = word.indexOf('@') > 0 ? address(word) : Optional.empty();
      if (address.isPresent()) {
        add(before.isEmpty() ? comment.toString() : before, address.get());
      }
      before = address.isPresent() ? "" : (before + " " + word).strip();
    }
    name.setLength(0);
    comment.setLength(0);
  }

  private void add(String shown, String address) {
    found.add(new MailAddress(displayName(shown), address));
    name.setLength(0);
    comment.setLength(0);
  }

  /** A name on this machine, as mailer daemons write: {@code "From: MAILER-DAEMON"}. */
  private static List<MailAddress> local(String given) {
    return address(given.strip()).map(a -> List.of(new MailAddress("", a))).orElse(List.of());
  }

  private static Optional<String> address(String raw) {
    String bare =
        HeaderText.decode(raw)
            .replaceAll("[\\p{Cf}\\p{Cntrl}]", "")
            .replaceAll("^(?i)mailto:|^@[^:]*:", "")
            .strip()
            .replaceAll("^['<\\[]+|['>\\].]+$", "");
    boolean usable =
        !bare.isEmpty()
            && bare.length() <= LONGEST
            && bare.chars().noneMatch(c -> Character.isWhitespace(c) || c == ',')
            && !bare.startsWith("@")
            && !bare.endsWith("@");
    return usable ? Optional.of(bare) : Optional.empty();
  }

  private static String displayName(String raw) {
    return HeaderText.decode(raw)
        .replaceAll("^[\"'\\s,>]+|[\"'\\s,]+$", "")
        .replaceAll("\\s+", " ");
  }
}
