package vn.vanthu.forms;

import java.util.Optional;

/**
 * A report that a text says it brings, whether or not the report itself can be read.
 *
 * @param formKey the form that the words name
 * @param period the period that they name, if they do
 */
public record Announcement(String formKey, Optional<Period> period) {}
