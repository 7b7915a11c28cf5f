package vn.vanthu.intake.learning;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.forms.Form;

/**
 * The forms that count now: of each key the highest version, among the files and the rows. Rows are
 * looked at again after half a second, so that all nodes read alike.
 */
public final class LearnedForms implements Supplier<List<Form>> {
  private static final Logger log = LoggerFactory.getLogger(LearnedForms.class);
  private static final long FRESH = Duration.ofMillis(500).toNanos();

  private final List<ShippedForm> shipped;
  private final FormVersions versions;
  private final FormText text;
  private volatile Known known;

  LearnedForms(List<ShippedForm> shipped, FormVersions versions, FormText text) {
    this.shipped = List.copyOf(shipped);
    this.versions = versions;
    this.text = text;
    this.known = new Known(-1, System.nanoTime() - FRESH, List.of());
  }

  @Override
  public List<Form> get() {
    Known now = known;
    return System.nanoTime() - now.at < FRESH ? now.forms : look();
  }

  /** Looks at the rows at once. */
  synchronized List<Form> look() {
    long last = versions.last();
    List<Form> forms = last == known.last ? known.forms : read();
    known = new Known(last, System.nanoTime(), forms);
    return forms;
  }

  private List<Form> read() {
    Map<String, Form> newest = new LinkedHashMap<>();
    shipped.forEach(form -> newest.put(form.form().key(), form.form()));
    for (FormVersion row : versions.highest()) {
      try {
        Form form = text.read(row.form() + " " + row.version(), row.text());
        newest.merge(form.key(), form, (a, b) -> b.version() >= a.version() ? b : a);
      } catch (FormFault e) { // written by a program that knew more; the file counts
        log.error("version {} of the form {} cannot be read", row.version(), row.form(), e);
      }
    }
    return List.copyOf(newest.values());
  }

  private record Known(long last, long at, List<Form> forms) {}
}
