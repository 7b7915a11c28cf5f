package vn.vanthu.registry.changes;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A name that a union had.
 *
 * @param lastDay the last day on which it was called so
 * @param who has renamed it
 */
public record PastName(String name, LocalDate lastDay, String who, Instant at) {}
