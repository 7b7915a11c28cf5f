package vn.vanthu.intake.replies;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a reply announces or asks: shown to staff, who act on it; never a figure by itself.
 *
 * @param day the day that it names
 * @param detail what it names beside: a new address, a telephone number; empty if nothing
 * @param words its sentence
 */
public record Intent(Kind kind, Optional<LocalDate> day, String detail, String words) {
  /** What it is. */
  public enum Kind {
    /** "Ngày 20 chúng tôi gửi": the report will come, on {@code day} if it says. */
    PROMISE,
    /** "Không phát sinh": there is nothing to report. */
    NOTHING_TO_REPORT,
    /** "Đã gửi rồi": it was sent before. */
    SENT_ALREADY,
    /** Another person or address answers from now on; the address is in {@code detail}. */
    NEW_CONTACT,
    /** The report that was replaced should count. */
    KEEP_EARLIER
  }
}
