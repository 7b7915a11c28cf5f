package vn.vanthu.registry.changes;

import java.util.Arrays;
import java.util.List;

/**
 * What is wrong with one field of a union as it is typed in.
 *
 * @param field name of the field, as in {@code emails}
 * @param code of the sentence, as in {@code "name-missing"}
 */
public record UnitFault(String field, String code, List<String> args) {
  static UnitFault of(String field, String code, Object... args) {
    return new UnitFault(field, code, Arrays.stream(args).map(String::valueOf).toList());
  }
}
