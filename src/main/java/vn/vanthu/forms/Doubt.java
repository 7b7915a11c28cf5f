package vn.vanthu.forms;

import java.util.Objects;
import java.util.Optional;

/**
 * Something unclear or worth knowing about a reading, in terms of a code that letters and pages put
 * into words.
 *
 * @param code what it is, in lower case with hyphens: {@code figures-disagree}, {@code
 *     column-unclear}, {@code approximate}
 * @param severity whether somebody has to answer it
 * @param indicator the key of the indicator it is about, if it is about one
 * @param text the words it came from, or what it concerns (a file name); plain data, no sentence
 *     for a user
 */
public record Doubt(String code, Severity severity, Optional<String> indicator, String text) {
  public Doubt {
    Objects.requireNonNull(code);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(indicator);
    Objects.requireNonNull(text);
  }

  /** How much it matters. */
  public enum Severity {
    /** Worth showing, nobody needs to answer. */
    NOTE,
    /** The union is asked in the acknowledgement; the report is recorded all the same. */
    QUESTION,
    /** A person of the office must look before anything is recorded. */
    REVIEW
  }
}
