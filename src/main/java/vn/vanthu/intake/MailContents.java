package vn.vanthu.intake;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vanthu.extraction.Extraction;
import vn.vanthu.extraction.TextExtractor;
import vn.vanthu.extraction.TextExtractor.Document;
import vn.vanthu.extraction.TextRepair;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.intake.replies.BodyLine;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/** Gathers all the text of a mail: its own words, its files, the messages inside it. */
public class MailContents {
  private static final int DEEPEST = 5;

  private final TextExtractor extractor;

  public MailContents(TextExtractor extractor) {
    this.extractor = extractor;
  }

  /** Never throws for odd content; what could not be read is in the findings. */
  MailContent of(MimeMail mail) {
    Gathered all = new Gathered();
    mail.damage()
        .forEach(
            code -> all.findings.add(new Doubt(code, Doubt.Severity.NOTE, Optional.empty(), "")));
    gather(mail, 0, all);
    return new MailContent(
        all.senders,
        String.join("\n", all.subjects),
        all.passages,
        all.body,
        all.parts,
        all.findings);
  }

  /** The mail's own text alone, with that of the messages inside it. */
  List<Passage> ownWords(MimeMail mail) {
    Gathered all = new Gathered();
    gatherWords(mail, 0, all);
    return all.passages;
  }

  private void gatherWords(MimeMail mail, int depth, Gathered all) {
    MailText.bodiesOf(mail).forEach(body -> addOwnWords(body, mail.subject(), depth, all));
    for (MailPart part : depth < DEEPEST ? mail.parts() : List.<MailPart>of()) {
      part.message().ifPresent(inner -> gatherWords(inner, depth + 1, all));
    }
  }

  private void gather(MimeMail mail, int depth, Gathered all) {
    mail.from().stream().map(MailContents::repaired).forEach(all.senders::add);
    String subject = TextRepair.line(mail.subject());
    if (!subject.isBlank()) {
      all.subjects.add(subject);
      if (TextRepair.isDoubtful(subject)) {
        all.findings.add(
            new Doubt("text-unsure", Doubt.Severity.NOTE, Optional.empty(), Place.SUBJECT));
      }
      all.passages.add(new Paragraph(new Place(Place.SUBJECT, 0, "", depth), subject, false));
    }
    MailText.bodiesOf(mail).forEach(body -> addOwnWords(body, mail.subject(), depth, all));
    addFiles(mail, all);
    if (depth < DEEPEST) {
      for (MailPart part : mail.parts()) {
        part.message().ifPresent(inner -> gather(inner, depth + 1, all));
      }
    }
  }

  private static MailAddress repaired(MailAddress sender) {
    return new MailAddress(TextRepair.line(sender.name()), sender.address());
  }

  private void addOwnWords(MailPart body, String subject, int depth, Gathered all) {
    byte[] utf8 = body.text().orElse("").getBytes(StandardCharsets.UTF_8);
    Extraction text =
        extractor.extract(
            List.of(
                new Document(Place.MAIL_TEXT, body.type(), () -> new ByteArrayInputStream(utf8))));
    MailText.Split split = MailText.split(text.passages(), subject);
    all.passages.addAll(split.own());
    if (depth == 0) {
      Set<Place> own = split.own().stream().map(Passage::place).collect(Collectors.toSet());
      text.passages().forEach(p -> all.body.add(new BodyLine(p, own.contains(p.place()))));
    }
    all.senders.addAll(split.forwardedFrom());
    split.forwardedSubject().ifPresent(all.subjects::add);
    text.findings().stream().filter(MailContents::concernsWords).forEach(all.findings::add);
  }

  /** A text of blanks and breaks alone is an empty mail, no file that could not be read. */
  private static boolean concernsWords(Doubt finding) {
    return !Set.of("attachment-not-readable", "attachment-empty").contains(finding.code());
  }

  private void addFiles(MimeMail mail, Gathered all) {
    List<Document> files = new ArrayList<>();
    for (MailPart part : mail.parts()) {
      if (!part.body() && part.message().isEmpty()) {
        files.add(
            new Document(
                TextRepair.line(part.name()),
                part.type(),
                part::open,
                part.signed().map(sent -> sent::open)));
      }
    }
    if (files.isEmpty()) {
      return;
    }
    Extraction text = extractor.extract(files);
    all.passages.addAll(text.passages());
    all.findings.addAll(text.findings());
    for (Extraction.Part part : text.parts()) {
      String outcome = part.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
      all.parts.add(new PartFate(part.name(), part.type(), part.bytes(), outcome));
    }
  }

  /** What has been gathered so far. */
  private static final class Gathered {
    private final List<MailAddress> senders = new ArrayList<>();
    private final List<String> subjects = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();
    private final List<BodyLine> body = new ArrayList<>();
    private final List<PartFate> parts = new ArrayList<>();
    private final List<Doubt> findings = new ArrayList<>();
  }
}
