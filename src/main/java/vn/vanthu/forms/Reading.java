package vn.vanthu.forms;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one report states. Maps keep the order of the form. An indicator that is not stated has no
 * key.
 *
 * @param formKey the form that fits, as in {@code cchc}
 * @param fit 0 to 1: how sure it is that the text is a report on this form at all
 * @param period the period that the report itself names, if it does
 * @param docNumber "05/BC-CĐCS", spaces around / and - removed; empty if blank or dotted
 * @param docDate the date of the letterhead
 * @param signer the name under the report, without title
 * @param topics keys of the areas that it says it covered, sorted
 */
public record Reading(
    String formKey,
    double fit,
    Optional<Period> period,
    Optional<Evidence> periodEvidence,
    Optional<String> docNumber,
    Optional<LocalDate> docDate,
    Optional<String> signer,
    Set<String> topics,
    Map<String, StatedValue> indicators,
    Map<String, Narrative> narrative,
    List<Doubt> doubts) {}
