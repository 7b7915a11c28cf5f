package vn.vanthu.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.UnitCode;

/**
 * A report to be filed.
 *
 * @param source the filer's word for where it came from, as in {@code "mail:12"}
 * @param unitBasis why it is this unit's, as a code
 * @param inReview whether a person must decide first; always true without unit or period
 * @param complete whether every indicator that the form asks for is stated
 */
public record NewReport(
    String source,
    Optional<UnitCode> unit,
    String unitBasis,
    String form,
    Optional<Period> period,
    boolean inReview,
    boolean complete,
    Instant receivedAt,
    Optional<String> docNumber,
    Optional<LocalDate> docDate,
    Optional<String> signer,
    SortedSet<String> topics,
    Map<String, StatedValue> values,
    Map<String, Narrative> narrative) {
  public NewReport {
    Objects.requireNonNull(source);
    if (!inReview && (unit.isEmpty() || period.isEmpty())) {
      throw new IllegalArgumentException(
          "A report without unit or period goes to a person: " + source);
    }
    topics = new TreeSet<>(topics);
  }
}
