package vn.vanthu.console.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/**
 * What a person typed into a form, so that one that is refused is shown again as it was.
 *
 * @param fields by name; one that was left out has no key
 */
public record Typed(Map<String, List<String>> fields) {
  public Typed {
    fields = Map.copyOf(fields);
  }

  /** From a request. */
  public static Typed of(MultiValueMap<String, String> params) {
    return new Typed(new HashMap<>(params));
  }

  /** An empty form. */
  public static Typed nothing() {
    return new Typed(Map.of());
  }

  /** The same with that field filled in. */
  public Typed with(String field, String... values) {
    Map<String, List<String>> more = new HashMap<>(fields);
    more.put(field, List.of(values));
    return new Typed(more);
  }

  /** The text of a field without blanks around it; empty if it was left out. */
  public String get(String field) {
    return all(field).stream().findFirst().orElse("");
  }

  /** The text, if there is any. */
  public Optional<String> said(String field) {
    return Optional.of(get(field)).filter(text -> !text.isEmpty());
  }

  /** Every text of a field that may be there several times. */
  public List<String> all(String field) {
    return fields.getOrDefault(field, List.of()).stream().map(String::strip).toList();
  }

  /** Whether one of the field's texts is that. */
  public boolean has(String field, String value) {
    return all(field).contains(value);
  }

  /** What stands in the lines of a field, or between its semicolons. */
  public List<String> lines(String field) {
    return Arrays.stream(get(field).split("[;\\r\\n]+"))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  /** The day of a field; empty if there is none, or it is no day. */
  public Optional<LocalDate> day(String field) {
    try {
      return said(field).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
