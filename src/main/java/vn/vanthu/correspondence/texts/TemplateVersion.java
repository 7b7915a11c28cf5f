package vn.vanthu.correspondence.texts;

import java.time.Instant;
import java.util.Optional;

/**
 * A letter's text as a member of staff has changed it.
 *
 * @param kind as in {@code "unit/acknowledgement"}
 * @param version from 1
 * @param text as the file would hold it; empty where the file counts again
 */
public record TemplateVersion(
    long id,
    String kind,
    String language,
    int version,
    Optional<String> text,
    Instant at,
    String who) {}
