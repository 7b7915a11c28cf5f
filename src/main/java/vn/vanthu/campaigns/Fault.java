package vn.vanthu.campaigns;

import java.util.Arrays;
import java.util.List;

/**
 * Why something was refused.
 *
 * @param field what it is about, as the API names it: {@code "due_date"}
 * @param code for a sentence of {@code messages.properties}: {@code fault.due-in-the-past}
 * @param args for its gaps
 */
public record Fault(String field, String code, List<String> args) {
  public Fault {
    args = List.copyOf(args);
  }

  static Fault of(String field, String code, Object... args) {
    return new Fault(field, code, Arrays.stream(args).map(String::valueOf).toList());
  }
}
