package vn.vanthu.forms.figures;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a sentence the words of one number end and those of the next begin. */
final class Cuts {
  private static final Pattern STOP =
      Pattern.compile("[;(]|\\.\\s|\\)|…|\\s[-–]\\s(?=[^:;.,]{1,30}:)");

  private static final Pattern TAIL =
      Pattern.compile(
          "[;:()…]|\\.\\s|\\.$|(?<![a-z])(?:va (?:da|co|duoc)|voi|dong thoi|nham|gop phan|qua do|tu"
              + " do|trong do|ngoai ra)(?![a-z])");

  /** "CNVCLĐ 120/đoàn viên 118" */
  private static final Pattern STROKE = Pattern.compile("/(?=\\s*[a-z][a-z ]{1,24}$)");

  private final Joints joints;
  private final String told;

  /**
   * @param told the folded sentence, without what is never a figure and what only looks like a
   *     joint
   */
  Cuts(Joints joints, String told) {
    this.joints = joints;
    this.told = told;
  }

  /** How far the words behind the last number go that are its own. */
  int behind(int from) {
    Matcher stop = TAIL.matcher(told);
    int end = stop.find(from) ? stop.start() : told.length();
    return from + statement(told.substring(from, end));
  }

  /** How far the first statement goes: a comma and a verb, or a share, begin another. */
  private int statement(String words) {
    for (int comma = words.indexOf(','); comma >= 0; comma = words.indexOf(',', comma + 1)) {
      String next = words.substring(comma + 1);
      boolean verb = joints.matcher(next.stripLeading()).lookingAt();
      if ((verb && comma > 0 && !next.isBlank()) || next.startsWith("    ")) {
        return comma;
      }
    }
    return words.length();
  }

  /** Where the words between two numbers pass from the first to the second, from {@code from}. */
  int between(int from, int to) {
    String between = told.substring(from, to);
    Matcher stop = STOP.matcher(between);
    if (stop.find()) {
      return statement(between.substring(0, stop.start()));
    }
    Matcher stroke = STROKE.matcher(between);
    if (stroke.find()) {
      return stroke.start();
    }
    int colon = between.lastIndexOf(':');
    String words = colon >= 0 ? between.substring(0, colon) : between;
    int comma = words.lastIndexOf(',');
    return comma >= 0 ? comma(words, comma) : joint(words);
  }

  /** ", đã giải quyết, trả lời 1": a row of verbs goes with the number behind it. */
  private int comma(String words, int last) {
    int comma = last;
    int before = words.lastIndexOf(',', comma - 1);
    while (before >= 0 && joints.matcher(words.substring(before + 1).strip()).lookingAt()) {
      comma = before;
      before = words.lastIndexOf(',', comma - 1);
    }
    return comma;
  }

  /** The last word that joins, with those that stand directly before it. */
  private int joint(String words) {
    Matcher m = joints.matcher(words);
    int start = words.length();
    int end = -1;
    while (m.find()) {
      boolean goesOn = end >= 0 && words.substring(end, m.start()).isBlank();
      start = goesOn ? start : m.start();
      end = m.end();
    }
    return start;
  }
}
