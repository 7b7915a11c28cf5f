package vn.vanthu.forms.figures;

import vn.vanthu.forms.Evidence;

/** A figure found at one place for one indicator, before places are compared. */
record Found(String indicator, long value, double confidence, boolean about, Evidence evidence) {
  /** The same, its digits read with that certainty. */
  Found read(double certainty) {
    return new Found(indicator, value, confidence * certainty, about, evidence);
  }
}
