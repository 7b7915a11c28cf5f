package vn.vanthu.correspondence.reminders;

import java.time.Instant;
import vn.vanthu.registry.UnitCode;

/** What a person noted of a call to a unit. */
public record TelephoneCall(UnitCode unit, String who, String note, Instant at) {}
