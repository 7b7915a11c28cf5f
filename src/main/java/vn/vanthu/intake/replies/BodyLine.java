package vn.vanthu.intake.replies;

import vn.vanthu.forms.Passage;

/**
 * A line of a mail's own text as it stands there, quoted ones with their marks.
 *
 * @param own whether it is new; false for what is only quoted
 */
public record BodyLine(Passage passage, boolean own) {}
