package vn.vanthu.forms;

import java.util.List;
import java.util.Map;

/**
 * Figures that some text states, which need not be a whole report.
 *
 * @param values in the order of the form
 */
public record Stated(Map<String, StatedValue> values, List<Doubt> doubts) {}
