package vn.vanthu.intake;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Reading;
import vn.vanthu.intake.replies.BodyLine;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.Register;

/**
 * All the text of one mail: its subject, its own words, its files, and what it forwards; quoted
 * text is left out.
 *
 * @param senders the mail's own sender first, then the original senders of what it forwards
 * @param body the mail's own text with what it quotes, line by line
 * @param subject with what is forwarded: subjects joined by line feeds
 */
record MailContent(
    List<MailAddress> senders,
    String subject,
    List<Passage> passages,
    List<BodyLine> body,
    List<PartFate> parts,
    List<Doubt> findings) {
  private static final int MOST_WORDS = 300;
  private static final Pattern FILE_LINK =
      Pattern.compile(
          "(?i)https?://(?:[\\w.-]+\\.)?(?:drive\\.google\\.com|docs\\.google\\.com"
              + "|onedrive\\.live\\.com|1drv\\.ms|sharepoint\\.com|dropbox\\.com|fshare\\.vn"
              + "|mega\\.nz|wetransfer\\.com|we\\.tl|box\\.com)/[^\\s<>\"']+");

  MailContent {
    senders = List.copyOf(senders);
    passages = List.copyOf(passages);
    body = List.copyOf(body);
    parts = List.copyOf(parts);
    findings = List.copyOf(findings);
  }

  SenderClues clues(Optional<String> signer, LocalDate on) {
    return new SenderClues(senders, subject, fileNames(), passages, signer, on);
  }

  List<String> fileNames() {
    return parts.stream()
        .filter(part -> !part.outcome().equals("ignored"))
        .map(PartFate::name)
        .toList();
  }

  /** The words by which the mail is found again; of long texts only the first. */
  List<String> words() {
    Set<String> words = new LinkedHashSet<>();
    senders.forEach(sender -> words.addAll(Register.terms(sender.name() + " " + sender.address())));
    words.addAll(Register.terms(subject));
    fileNames().forEach(name -> words.addAll(Register.terms(name)));
    for (Passage passage : passages) {
      if (words.size() >= MOST_WORDS) {
        break;
      }
      words.addAll(Register.terms(passage.text()));
    }
    return words.stream().limit(MOST_WORDS).toList();
  }

  /** The mail's own text, without its files. */
  List<Passage> ownWords() {
    return passages.stream().filter(passage -> isMailText(passage.place())).toList();
  }

  /**
   * Addresses in the mail's own words of services that keep files: the sender shares, not attaches.
   */
  List<String> linksToFiles() {
    return ownWords().stream()
        .flatMap(passage -> FILE_LINK.matcher(passage.text()).results())
        .map(found -> found.group())
        .distinct()
        .toList();
  }

  /** Only the files that {@code reading} came from, where a mail holds several reports. */
  MailContent only(Reading reading) {
    Set<String> used = new HashSet<>();
    reading.indicators().values().forEach(value -> used.add(value.evidence().place().part()));
    reading.periodEvidence().ifPresent(evidence -> used.add(evidence.place().part()));
    return new MailContent(
        senders,
        "",
        passages.stream().filter(passage -> used.contains(passage.place().part())).toList(),
        body,
        parts.stream().filter(part -> isOf(part.name(), used)).toList(),
        findings);
  }

  /** Several pictures are one part, by all their names. */
  private static boolean isOf(String file, Set<String> used) {
    return used.stream().anyMatch(part -> List.of(part.split(" \\+ ")).contains(file));
  }

  private static boolean isMailText(Place place) {
    return place.part().equals(Place.MAIL_TEXT) || place.part().equals(Place.SUBJECT);
  }
}
