package vn.vanthu.intake.learning;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.vanthu.forms.Form;

/**
 * What staff do with forms: add one, teach an indicator further words, go back to an earlier
 * version. Every change is a new version, which all nodes read with at once.
 */
public class FormDesk {
  private static final int LONGEST = 300_000;
  private static final int LONGEST_WORDS = 200;

  private final List<ShippedForm> shipped;
  private final FormVersions versions;
  private final FormText texts;
  private final LearnedForms forms;

  FormDesk(List<ShippedForm> shipped, FormVersions versions, FormText texts, LearnedForms forms) {
    this.shipped = List.copyOf(shipped);
    this.versions = versions;
    this.texts = texts;
    this.forms = forms;
  }

  /** The form that counts, in any case of its key. */
  public Optional<Form> find(String key) {
    return forms.look().stream().filter(form -> form.key().equalsIgnoreCase(key)).findFirst();
  }

  /** The text of the form that counts; empty if there is none of that key. */
  public Optional<String> text(String key) {
    return find(key).flatMap(form -> text(form.key(), form.version()));
  }

  /** The versions that staff have made of a form, newest first. */
  public List<FormVersion> versions(String key) {
    return versions.of(key.toLowerCase(Locale.ROOT));
  }

  /** The version that the program came with; empty for a form that staff have added. */
  public Optional<Integer> shippedVersion(String key) {
    return shipped.stream()
        .map(ShippedForm::form)
        .filter(form -> form.key().equalsIgnoreCase(key))
        .map(Form::version)
        .findFirst();
  }

  /**
   * The form as it would be with further words for an indicator; nothing is kept.
   *
   * @throws FormFault if there is no such indicator, or it cannot have those words
   */
  public Form tried(String key, String indicator, String words) {
    return texts.read(key, learned(key, indicator, words));
  }

  /**
   * Teaches an indicator further words.
   *
   * @param seen the version that the person had before them
   * @return whether it reads with them now; false if somebody else has changed the form meanwhile
   * @throws FormFault as for {@link #tried}
   */
  public boolean learn(String key, String indicator, String words, int seen, String who) {
    String text = learned(key, indicator, words);
    return add(key, seen, text, who, FormVersion.What.LEARNED, indicator + ": " + words.strip());
  }

  /**
   * Takes a whole text: of a new form, or the next version of one that is there.
   *
   * @return the form as it counts now
   * @throws FormFault with the line of what is wrong
   */
  public Form add(String text, String who) {
    String tidy = text.replace("\uFEFF", "").replace("\r\n", "\n");
    if (tidy.length() > LONGEST) {
      throw new FormFault("form", 1, "long", List.of(), "longer than " + LONGEST);
    }
    Form form = texts.read("form", tidy);
    int seen = find(form.key()).map(Form::version).orElse(form.version() - 1);
    if (!add(form.key(), seen, tidy, who, FormVersion.What.ADDED, "")) {
      throw new FormFault("form", 1, "overtaken", List.of(), "somebody else was quicker");
    }
    return find(form.key()).orElseThrow();
  }

  /**
   * Lets an earlier version count again, as a new one.
   *
   * @param seen as for {@link #learn}
   * @return false if there is no such version, or somebody else has changed the form meanwhile
   */
  public boolean useAgain(String key, int version, int seen, String who) {
    Optional<String> text = text(key.toLowerCase(Locale.ROOT), version);
    return text.isPresent()
        && add(key, seen, text.get(), who, FormVersion.What.BACK, String.valueOf(version));
  }

  private boolean add(
      String key, int seen, String text, String who, FormVersion.What what, String detail) {
    boolean current = find(key).map(form -> form.version() == seen).orElse(true);
    String numbered = texts.withVersion(text, seen + 1);
    texts.read(key, numbered);
    boolean added =
        current
            && versions.add(key.toLowerCase(Locale.ROOT), seen + 1, numbered, who, what, detail);
    forms.look();
    return added;
  }

  private String learned(String key, String indicator, String words) {
    String tidy = words.strip().replaceAll("\\s+", " ");
    Form form = find(key).orElseThrow(() -> fault("unknown-form", key));
    if (tidy.isEmpty()
        || tidy.length() > LONGEST_WORDS
        || tidy.replaceAll("[^\\p{L}]", "").length() < 2) {
      throw fault("words", tidy);
    }
    if (form.indicator(indicator).isEmpty()) {
      throw fault("unknown-indicator", indicator);
    }
    boolean known =
        form.wording(indicator).labels().stream()
            .anyMatch(p -> p.toString().equalsIgnoreCase(tidy));
    if (known) {
      throw fault("known-words", tidy);
    }
    return texts.withLabel(text(key).orElseThrow(), indicator, tidy);
  }

  private static FormFault fault(String code, String word) {
    return new FormFault("form", 0, code, List.of(word), code + " " + word);
  }

  private Optional<String> text(String key, int version) {
    return versions.of(key).stream()
        .filter(row -> row.version() == version)
        .map(FormVersion::text)
        .findFirst()
        .or(
            () ->
                shipped.stream()
                    .filter(s -> s.form().key().equals(key) && s.form().version() == version)
                    .map(ShippedForm::text)
                    .findFirst());
  }
}
