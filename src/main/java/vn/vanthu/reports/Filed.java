package vn.vanthu.reports;

import java.util.Optional;

/**
 * What filing did.
 *
 * @param status {@code SUPERSEDED} when a later report of the same unit, form and period was there
 *     before it
 * @param superseded the report whose place it took, as it stood
 */
public record Filed(ReportId id, ReportStatus status, Optional<Report> superseded) {}
