package vn.vanthu.console.audit;

import java.time.Instant;

/**
 * Something that somebody did.
 *
 * @param who an account, or {@link Audit#MACHINE}
 * @param address network address of the person; empty for the machine
 * @param act a code, as in {@code "report-accepted"}; pages put it into words, {@code act.} before
 *     it
 * @param subject on what, as in {@code "mail:12"}
 */
public record Act(
    long id, Instant at, String who, String address, String act, String subject, String detail) {}
