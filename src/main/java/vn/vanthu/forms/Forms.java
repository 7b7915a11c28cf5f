package vn.vanthu.forms;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The forms this office asks for. */
public final class Forms {
  private final Supplier<List<Form>> source;

  /** These forms, for good. */
  public Forms(List<Form> all) {
    List<Form> kept = List.copyOf(all);
    this.source = () -> kept;
  }

  private Forms(Supplier<List<Form>> source) {
    this.source = source;
  }

  /**
   * Forms of which there may be new versions at any time.
   *
   * @param source asked each time; must be quick
   */
  public static Forms from(Supplier<List<Form>> source) {
    return new Forms(source);
  }

  /** All of them, as they count now. */
  public List<Form> all() {
    return source.get();
  }

  /** The form with that key, whatever its case. */
  public Optional<Form> find(String key) {
    return all().stream().filter(form -> form.key().equalsIgnoreCase(key)).findFirst();
  }
}
