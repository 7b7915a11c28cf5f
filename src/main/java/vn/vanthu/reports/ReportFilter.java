package vn.vanthu.reports;

import java.util.Optional;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;

/** Which reports to list; an empty field asks for any. */
public record ReportFilter(
    Optional<String> form,
    Optional<Period> period,
    Optional<UnitCode> unit,
    Optional<ReportStatus> status) {}
