package vn.vanthu.reports;

import java.time.Instant;
import java.util.Optional;
import vn.vanthu.registry.UnitCode;

/**
 * A report in review that lacks its unit or its period.
 *
 * @param source the filer's word for where it came from, as in {@code "mail:12"}
 */
public record Unplaced(String source, Optional<UnitCode> unit, String form, Instant receivedAt) {}
