package vn.vanthu.correspondence.texts;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One template, as its file or a member of staff states it. */
final class LetterText {
  private static final String SUBJECT = "Subject:";
  private static final Pattern LINE = Pattern.compile("line (\\d+)");

  private final String name;
  private final List<String> lines;
  private final Template subject;
  private final Template body;

  private LetterText(String name, List<String> lines, Template subject, Template body) {
    this.name = name;
    this.lines = lines;
    this.subject = subject;
    this.body = body;
  }

  static LetterText read(Path file) throws IOException {
    return of(file.toString(), Files.readString(file));
  }

  /**
   * @param name by which errors call it
   * @throws TemplateFault if it is no letter
   */
  static LetterText of(String name, String text) {
    List<String> lines = text.replace("\uFEFF", "").lines().toList();
    if (lines.size() < 3
        || !lines.get(0).startsWith(SUBJECT)
        || lines.get(0).strip().equals(SUBJECT)
        || !lines.get(1).isBlank()) {
      throw new TemplateFault(
          name, "begin", 1, "", "a letter begins with 'Subject: …' and an empty line");
    }
    try {
      Mustache.Compiler compiler = Mustache.compiler().withDelims("{ }").escapeHTML(false);
      // empty lines in place of the first two, so that errors name the text's own line
      String below = "\n\n" + String.join("\n", lines.subList(2, lines.size())) + "\n";
      return new LetterText(
          name,
          lines,
          compiler.compile(lines.get(0).substring(SUBJECT.length())),
          compiler.compile(below));
    } catch (MustacheException e) {
      String said = String.valueOf(e.getMessage());
      throw new TemplateFault(name, "broken", lineNamed(said), said, said);
    }
  }

  /** As the file holds it. */
  String text() {
    return String.join("\n", lines) + "\n";
  }

  /**
   * Checks that it uses no other names.
   *
   * @throws TemplateFault naming the first line that does
   */
  void expect(Set<String> placeholders) {
    for (String placeholder : names()) {
      if (!placeholders.contains(placeholder)) {
        throw new TemplateFault(
            name,
            "unknown",
            lineOf(placeholder),
            placeholder,
            "unknown placeholder {%s}".formatted(placeholder));
      }
    }
  }

  /**
   * Checks that it uses these names.
   *
   * @throws TemplateFault naming the first that it does not
   */
  void need(Set<String> placeholders) {
    for (String placeholder : placeholders) {
      if (!names().contains(placeholder)) {
        throw new TemplateFault(
            name, "missing", 0, placeholder, "needs the placeholder {%s}".formatted(placeholder));
      }
    }
  }

  /**
   * Checks that it can be written with these values.
   *
   * @throws TemplateFault naming the first placeholder that stands where it has no value
   */
  Templates.Written tried(Map<String, Object> values) {
    try {
      return new Templates.Written(subject(values), body(values));
    } catch (MustacheException.Context e) {
      throw new TemplateFault(
          name, "misplaced", e.lineNo, e.key, "{%s} has no value here".formatted(e.key));
    } catch (MustacheException e) {
      String said = String.valueOf(e.getMessage());
      throw new TemplateFault(name, "broken", lineNamed(said), said, said);
    }
  }

  String subject(Map<String, Object> values) {
    return subject.execute(values).strip();
  }

  /** Without the empty lines that what is left out would leave. */
  String body(Map<String, Object> values) {
    String whole = body.execute(values);
    return whole.replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip() + "\n";
  }

  /** The placeholders that it uses, in their order. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    Mustache.Visitor visitor = new Names(names);
    subject.visit(visitor);
    body.visit(visitor);
    return names;
  }

  private int lineOf(String placeholder) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches(".*\\{[#^/]?\\s*" + Pattern.quote(placeholder) + "\\s*}.*")) {
        return i + 1;
      }
    }
    return 1;
  }

  private static int lineNamed(String message) {
    Matcher m = LINE.matcher(message);
    return m.find() ? Integer.parseInt(m.group(1)) : 1;
  }

  /** Collects the names that a template uses. */
  private record Names(Set<String> found) implements Mustache.Visitor {
    @Override
    public void visitText(String text) {}

    @Override
    public void visitVariable(String name) {
      found.add(name);
    }

    @Override
    public boolean visitInclude(String name) {
      found.add(name);
      return true;
    }

    @Override
    public boolean visitSection(String name) {
      found.add(name);
      return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
      found.add(name);
      return true;
    }
  }
}
