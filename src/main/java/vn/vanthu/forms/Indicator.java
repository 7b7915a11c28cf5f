package vn.vanthu.forms;

/**
 * One figure that a form asks for: a whole number, never negative.
 *
 * @param key as in {@code "meetings"}
 * @param label short Vietnamese name for letters and tables: "Số hội nghị, cuộc họp"
 * @param unitOfMeasure "cuộc", "lượt người"
 */
public record Indicator(String key, String label, String unitOfMeasure) {}
