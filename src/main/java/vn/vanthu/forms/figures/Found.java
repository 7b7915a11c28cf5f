package vn.vanthu.forms.figures;

import vn.vanthu.forms.Evidence;

/**
 * A figure found at one place for one indicator, before places are compared.
 *
 * @param kind the only one of the indicator's kinds of things that it counts, as the form words it:
 *     "tọa đàm" where contests and dialogues are counted together; empty for all of them
 */
record Found(
    String indicator,
    long value,
    double confidence,
    boolean about,
    Evidence evidence,
    String kind) {
  Found(String indicator, long value, double confidence, boolean about, Evidence evidence) {
    this(indicator, value, confidence, about, evidence, "");
  }

  /** The same, its digits read with that certainty. */
  Found read(double certainty) {
    return new Found(indicator, value, confidence * certainty, about, evidence, kind);
  }

  Found ofKind(String one) {
    return new Found(indicator, value, confidence, about, evidence, one);
  }
}
