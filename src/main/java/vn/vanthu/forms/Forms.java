package vn.vanthu.forms;

import java.util.List;
import java.util.Optional;

/** The forms this office asks for. */
public record Forms(List<Form> all) {
  public Forms {
    all = List.copyOf(all);
  }

  /** The form with that key, whatever its case. */
  public Optional<Form> find(String key) {
    return all.stream().filter(form -> form.key().equalsIgnoreCase(key)).findFirst();
  }
}
