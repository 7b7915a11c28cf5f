package vn.vanthu.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.UnitCode;

/**
 * A filed report. Values and narrative are in the order they were filed; an indicator that is not
 * stated has no key.
 *
 * @param supersedes the report whose place it took, if it took one's
 * @param version how often it has been changed
 */
public record Report(
    ReportId id,
    String source,
    Optional<UnitCode> unit,
    String unitBasis,
    String form,
    Optional<Period> period,
    ReportStatus status,
    boolean complete,
    Instant receivedAt,
    Optional<String> docNumber,
    Optional<LocalDate> docDate,
    Optional<String> signer,
    SortedSet<String> topics,
    Optional<ReportId> supersedes,
    Map<String, StatedValue> values,
    Map<String, Narrative> narrative,
    int version) {}
