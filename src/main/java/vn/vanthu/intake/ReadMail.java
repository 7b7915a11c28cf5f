package vn.vanthu.intake;

import java.util.List;
import java.util.Optional;
import vn.vanthu.forms.Doubt;

/**
 * A mail, read to the end; nothing is written yet.
 *
 * @param parts the files in it, members of archives after their archive
 * @param findings what concerns the mail as a whole; those of a report are with the report
 * @param acknowledgementOwed whether this is a report from a person who may be answered
 * @param reply what it answers to a letter of ours, if it answers one
 * @param words by which it is found again, without accents
 */
public record ReadMail(
    Screening screening,
    Outcome outcome,
    List<PartFate> parts,
    List<Doubt> findings,
    boolean acknowledgementOwed,
    Optional<ReadReply> reply,
    List<String> words) {
  public ReadMail {
    parts = List.copyOf(parts);
    findings = List.copyOf(findings);
    words = List.copyOf(words);
  }

  /** Whether pages were left that could be read from their pictures. */
  boolean hasPicturesLeft() {
    return parts.stream().anyMatch(part -> part.outcome().equals("no-text"))
        || findings.stream().anyMatch(doubt -> doubt.code().equals("pages-not-read"));
  }

  static ReadMail unopened(Screening screening, Outcome outcome) {
    return new ReadMail(
        screening, outcome, List.of(), List.of(), false, Optional.empty(), List.of());
  }

  ReadMail answering(ReadReply read) {
    return new ReadMail(
        screening, outcome, parts, findings, acknowledgementOwed, Optional.of(read), words);
  }
}
