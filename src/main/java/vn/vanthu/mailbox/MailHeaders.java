package vn.vanthu.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header fields of a message in their order from the top, unfolded and decoded (RFC 2047, raw
 * 8-bit) and NFC.
 */
public record MailHeaders(List<Field> fields) {
  public MailHeaders {
    fields = List.copyOf(fields);
  }

  /** The topmost field of that name; names are matched without regard to case. */
  public Optional<String> first(String name) {
    return fields.stream()
        .filter(f -> f.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  /** All fields of that name, from the top. */
  public List<String> all(String name) {
    return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).toList();
  }

  /** Whether there is a field whose name begins so, as in {@code "List-"}. */
  public List<String> namesStartingWith(String prefix) {
    List<String> names = new ArrayList<>();
    for (Field field : fields) {
      if (field.name().toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT))) {
        names.add(field.name());
      }
    }
    return names;
  }

  /** One header field. */
  public record Field(String name, String value) {}
}
