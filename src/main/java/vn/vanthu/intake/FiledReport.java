package vn.vanthu.intake;

import java.util.Optional;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.ReportStatus;

/**
 * A report of a mail, as filed.
 *
 * @param superseded the earlier report whose place it took, as it stood
 */
public record FiledReport(
    ReportId id, ReportStatus status, ReadReport report, Optional<Report> superseded) {}
