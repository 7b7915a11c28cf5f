package vn.vanthu.console.audit;

import java.time.LocalDate;
import java.util.Optional;

/** Which acts to list; an empty field asks for any. {@code words} stand in the detail. */
public record ActFilter(
    Optional<String> who,
    Optional<String> act,
    Optional<String> subject,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<String> words) {}
