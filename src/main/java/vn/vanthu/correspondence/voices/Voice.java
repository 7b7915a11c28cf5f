package vn.vanthu.correspondence.voices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.ReportId;

/**
 * Something that a union has said.
 *
 * @param words as it was written, never reworded
 * @param report the report that says so; empty for a reply
 * @param mail where it can be read; empty if a person wrote it down
 * @param topic key of one of the form's topics
 * @param acts what people did with it, oldest first
 */
public record Voice(
    long id,
    Kind kind,
    String words,
    Optional<UnitCode> unit,
    Optional<String> form,
    Optional<Period> period,
    Optional<ReportId> report,
    Optional<MailId> mail,
    Optional<String> topic,
    Addressee addressee,
    State state,
    Instant foundAt,
    List<Act> acts) {
  public Voice {
    acts = List.copyOf(acts);
  }

  /** What was answered last; empty while nothing was. */
  public Optional<Act> answer() {
    return acts.stream().filter(act -> act.what().equals("ANSWERED")).reduce((a, b) -> b);
  }

  /** To whom it was passed on last; empty while it was not. */
  public Optional<Act> passedOn() {
    return acts.stream().filter(act -> act.what().equals("PASSED_ON")).reduce((a, b) -> b);
  }

  /** What sort of thing it is. */
  public enum Kind {
    /** Something that hinders. */
    DIFFICULTY,
    /** Something that is asked for. */
    PROPOSAL,
    /** Anything else. */
    OPINION
  }

  /** Whom it is addressed to. */
  public enum Addressee {
    /** The office that received it. */
    OFFICE,
    /** The unions above the office. */
    SUPERIOR,
    /** An authority of the state. */
    GOVERNMENT,
    /** The head of the school, the company, the body. */
    EMPLOYER,
    /** It does not say. */
    UNKNOWN
  }

  /** Where it stands. */
  public enum State {
    /** Nobody has done anything with it. */
    NEW,
    /** A person has passed it on to whom it concerns. */
    PASSED_ON,
    /** The union has been answered. */
    ANSWERED
  }

  /**
   * What a person did with it.
   *
   * @param what a code: {@code "PASSED_ON"}
   * @param words to whom, or what was answered
   * @param letter by which it was answered
   */
  public record Act(String what, String who, String words, Optional<LetterId> letter, Instant at) {}
}
