package vn.vanthu.correspondence.reminders;

import vn.vanthu.registry.Unit;

/**
 * A unit that gets no letter though a step of a campaign has come for it.
 *
 * @param reason as a code: {@code no-address}, {@code unit-paused}, {@code unit-ended} (since the
 *     due day), {@code mail-waiting}, {@code over-the-days-share}
 */
public record Spared(Unit unit, String campaign, String step, String reason) {}
