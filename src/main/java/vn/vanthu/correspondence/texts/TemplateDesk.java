package vn.vanthu.correspondence.texts;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.OfficeSettings;

/**
 * What staff do with the letters' texts: look at them with sample values, change them, take a
 * change back. A text is kept only if the letter could be written with it.
 */
@Component
public class TemplateDesk {
  private static final List<String> LANGUAGES = List.of("vi", "en");
  private static final int LONGEST = 20_000;

  private final Templates templates;
  private final TemplateVersions versions;
  private final LettersSettings settings;
  private final OfficeSettings office;
  private final Map<String, Templates> byLanguage = new LinkedHashMap<>();
  private final Properties needed = new Properties();

  TemplateDesk(
      Templates templates,
      TemplateVersions versions,
      LettersSettings settings,
      OfficeSettings office)
      throws IOException {
    this.templates = templates;
    this.versions = versions;
    this.settings = settings;
    this.office = office;
    for (String language : LANGUAGES) {
      Path folder = settings.folder().resolve(language);
      if (language.equals(settings.language())) {
        byLanguage.put(language, templates);
      } else if (Files.isDirectory(folder)) {
        byLanguage.put(language, new Templates(folder));
      }
    }
    try (Reader reader =
        new java.io.InputStreamReader(
            new ClassPathResource("letters/needed.properties").getInputStream(),
            StandardCharsets.UTF_8)) {
      needed.load(reader);
    }
  }

  /** The kinds of letters that there are. */
  public List<String> kinds() {
    return templates.kinds();
  }

  /** The languages that there are letters in; they are written in the first. */
  public List<String> languages() {
    List<String> languages = new ArrayList<>(byLanguage.keySet());
    languages.remove(settings.language());
    languages.add(0, settings.language());
    return languages;
  }

  /** The latest change of each letter that staff have changed, by kind. */
  public Map<String, TemplateVersion> changed(String language) {
    return versions.latest(language).stream()
        .collect(Collectors.toMap(TemplateVersion::kind, version -> version));
  }

  /** The changes of a letter, newest first. */
  public List<TemplateVersion> versions(String kind, String language) {
    return versions.all(kind, language);
  }

  /** The letter's text as it counts now, as its file would hold it. */
  public String text(String kind, String language) {
    return versions
        .latest(kind, language)
        .flatMap(TemplateVersion::text)
        .orElseGet(() -> in(language).shipped(kind).text());
  }

  /** The placeholders that this letter must have, and may have. */
  public Placeholders placeholders(String kind) {
    Set<String> may = new LinkedHashSet<>(templates.shipped(kind).names());
    templates.placeholders(kind).stream().sorted().forEach(may::add);
    return new Placeholders(List.copyOf(must(kind)), List.copyOf(may));
  }

  /**
   * The letter with sample values.
   *
   * @throws TemplateFault if it could not be written so
   */
  public Templates.Written preview(String kind, String language, String text) {
    LetterText parsed = checked(kind, text);
    Samples samples = samples(language);
    parsed.tried(samples.bare(kind));
    return parsed.tried(samples.full(kind));
  }

  /**
   * Puts a text in the place of the one that counts.
   *
   * @param seen the version that the person had before them; 0 for the file's
   * @return whether it counts now; false if somebody else has changed the letter meanwhile
   * @throws TemplateFault if the letter could not be written with it
   */
  public boolean change(String kind, String language, String text, int seen, String who) {
    String tidy = text.replace("\r\n", "\n").strip() + "\n";
    preview(kind, language, tidy);
    return versions.add(kind, language, seen, Optional.of(tidy), who);
  }

  /**
   * Lets an earlier version count again, as a new one.
   *
   * @param version 0 for the file's
   * @param seen as for {@link #change}
   * @throws TemplateFault if the letter can no longer be written with it
   */
  public boolean useAgain(String kind, String language, int version, int seen, String who) {
    Optional<String> text =
        versions.all(kind, language).stream()
            .filter(v -> v.version() == version)
            .findFirst()
            .flatMap(TemplateVersion::text);
    text.ifPresent(words -> preview(kind, language, words));
    return versions.add(kind, language, seen, text, who);
  }

  /** Placeholders of one language's text that the other language's does not have. */
  public Set<String> differences(String kind) {
    List<Set<String>> used =
        byLanguage.keySet().stream()
            .map(language -> LetterText.of(kind, text(kind, language)).names())
            .toList();
    Set<String> all = new LinkedHashSet<>();
    used.forEach(all::addAll);
    used.forEach(names -> all.removeIf(name -> used.stream().allMatch(u -> u.contains(name))));
    return all;
  }

  private LetterText checked(String kind, String text) {
    if (text.length() > LONGEST) {
      throw new TemplateFault(kind, "long", 0, "", "longer than " + LONGEST);
    }
    LetterText parsed = LetterText.of(kind, text);
    parsed.expect(templates.placeholders(kind));
    parsed.need(must(kind));
    return parsed;
  }

  private Set<String> must(String kind) {
    return Arrays.stream(needed.getProperty(kind, "").split("\\s+"))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Samples samples(String language) {
    return Samples.in(language, new HouseStyle(in(language), office).office());
  }

  private Templates in(String language) {
    Templates all = byLanguage.get(language);
    if (all == null) {
      throw new IllegalArgumentException("No letters in: " + language);
    }
    return all;
  }

  /**
   * Names of a letter's gaps.
   *
   * @param must without which it is not kept
   * @param may all of them, those of its file first
   */
  public record Placeholders(List<String> must, List<String> may) {}
}
