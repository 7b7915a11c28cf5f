package vn.vanthu.console.people;

import java.security.SecureRandom;

/** A password made for somebody, easy to read out: letters and digits that nobody mixes up. */
final class GivenPassword {
  private static final String LETTERS = "abcdefghkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int EACH = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private GivenPassword() {}

  /** About 78 bits, as in {@code "kmtp-7h2x-…"}. */
  static String made() {
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < GROUPS * EACH; i++) {
      if (i > 0 && i % EACH == 0) {
        made.append('-');
      }
      made.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return made.toString();
  }
}
