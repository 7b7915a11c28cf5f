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

/** One template, as its file states it. */
final class LetterText {
  private static final String SUBJECT = "Subject:";

  private final Path file;
  private final List<String> lines;
  private final Template subject;
  private final Template body;

  private LetterText(Path file, List<String> lines, Template subject, Template body) {
    this.file = file;
    this.lines = lines;
    this.subject = subject;
    this.body = body;
  }

  static LetterText read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 3 || !lines.get(0).startsWith(SUBJECT) || !lines.get(1).isBlank()) {
      throw new IllegalArgumentException(
          file + " line 1: a letter begins with 'Subject: …' and an empty line");
    }
    try {
      Mustache.Compiler compiler = Mustache.compiler().withDelims("{ }").escapeHTML(false);
      // empty lines in place of the first two, so that errors name the file's own line
      String below = "\n\n" + String.join("\n", lines.subList(2, lines.size())) + "\n";
      return new LetterText(
          file,
          lines,
          compiler.compile(lines.get(0).substring(SUBJECT.length())),
          compiler.compile(below));
    } catch (MustacheException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Checks that it uses no other names.
   *
   * @throws IllegalArgumentException naming the file and the first line that does
   */
  void expect(Set<String> placeholders) {
    for (String name : names()) {
      if (!placeholders.contains(name)) {
        throw new IllegalArgumentException(
            "%s line %d: unknown placeholder {%s}".formatted(file, lineOf(name), name));
      }
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

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    Mustache.Visitor visitor = new Names(names);
    subject.visit(visitor);
    body.visit(visitor);
    return names;
  }

  private int lineOf(String name) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines
          .get(i)
          .matches(".*\\{[#^/]?\\s*" + java.util.regex.Pattern.quote(name) + "\\s*}.*")) {
        return i + 1;
      }
    }
    return 1;
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
