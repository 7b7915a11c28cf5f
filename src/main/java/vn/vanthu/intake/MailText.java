package vn.vanthu.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.intake.screening.Wording;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/**
 * The message's own text: which alternative is read, and what in it is new, forwarded or only
 * quoted.
 */
final class MailText {
  private static final Pattern FORWARD_SUBJECT =
      Pattern.compile("\\W*(re\\s*:\\s*)*(fwd?|chuyen tiep|ct|wg)\\s*:.*");
  private static final Pattern REPLY_SUBJECT = Pattern.compile("\\W*(re|tl|tra loi)\\s*:.*");
  private static final Pattern QUOTE_MARK = Pattern.compile("^(?:>\\s?)");

  /** Below this a text above an unmarked older mail is only a line to go with it. */
  private static final int LONGEST_COVER_NOTE = 120;

  private final List<Passage> passages;
  private final String subject;
  private final List<Passage> own = new ArrayList<>();
  private final List<MailAddress> forwardedFrom = new ArrayList<>();
  private Optional<String> forwardedSubject = Optional.empty();
  private boolean quotedLeftOut;
  private boolean forwarded;

  /** How many quote marks the forwarded text bears itself; -1 where none is forwarded so. */
  private int forwardedDepth = -1;

  private MailText(List<Passage> passages, String subject) {
    this.passages = passages;
    this.subject = Wording.plain(subject);
  }

  /**
   * A mail's text, split.
   *
   * @param own what is new, and what is forwarded; a signature stands below its {@code "--"}
   * @param forwardedFrom original senders of what it forwards, the outermost first
   * @param quotedLeftOut whether older text that it only quotes is not in {@code own}
   */
  record Split(
      List<Passage> own,
      List<MailAddress> forwardedFrom,
      Optional<String> forwardedSubject,
      boolean quotedLeftOut) {
    Split {
      own = List.copyOf(own);
      forwardedFrom = List.copyOf(forwardedFrom);
    }
  }

  /**
   * The alternative to read: HTML where it holds a table, or where the plain text beside it is
   * broken inside its sentences; else plain text that has words, else HTML. Several, in their
   * order, where the text goes on below a file.
   */
  static List<MailPart> bodiesOf(MimeMail mail) {
    List<MailPart> html = bodies(mail, "text/html");
    List<MailPart> plain = bodies(mail, "text/plain");
    boolean table = html.stream().anyMatch(part -> holdsTable(part.text().orElse("")));
    boolean broken =
        !html.isEmpty() && plain.stream().anyMatch(part -> hardWrapped(part.text().orElse("")));
    return table || broken || plain.isEmpty() ? html : plain;
  }

  private static List<MailPart> bodies(MimeMail mail, String type) {
    return mail.parts().stream()
        .filter(part -> part.body() && part.type().equals(type))
        .filter(part -> part.text().filter(text -> !text.isBlank()).isPresent())
        .toList();
  }

  /** Long lines, none over 80, that go on in the next with a small letter or a figure. */
  private static boolean hardWrapped(String text) {
    List<String> lines = text.lines().filter(line -> !line.startsWith(">")).toList();
    int broken = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      String next = lines.get(i + 1);
      boolean goesOn =
          !next.isEmpty()
              && (Character.isLowerCase(next.charAt(0)) || Character.isDigit(next.charAt(0)));
      broken += lines.get(i).length() > 60 && goesOn ? 1 : 0;
    }
    return broken > 0 && lines.stream().allMatch(line -> line.length() <= 80);
  }

  /** Whether some row has two cells that are filled: a layout's table has one a row, as a rule. */
  private static boolean holdsTable(String html) {
    String lower = html.toLowerCase(Locale.ROOT);
    int table = lower.indexOf("<table");
    int cell = table < 0 ? -1 : lower.indexOf("<td", table);
    return cell >= 0 && (lower.indexOf("<td", cell + 3) >= 0);
  }

  /** The same as {@link #split(List, String)} where the mail's subject is not known. */
  static Split split(List<Passage> passages) {
    return split(passages, "");
  }

  /**
   * Leaves out what is only quoted; what is forwarded stays, without its quote marks.
   *
   * @param passages the body's text, one a line; quoted lines begin with {@code ">"}
   * @param subject the mail's: {@code Re:} or {@code Fwd:} tells what an unmarked older mail is
   */
  static Split split(List<Passage> passages, String subject) {
    MailText text = new MailText(passages, subject);
    text.read();
    return new Split(text.own, text.forwardedFrom, text.forwardedSubject, text.quotedLeftOut);
  }

  private void read() {
    int at = 0;
    while (at < passages.size()) {
      at = depth(passages.get(at)) > 0 ? readQuoted(at) : readOwn(at);
    }
  }

  /** Reads what stands at {@code at} without a quote mark; where to go on. */
  private int readOwn(int at) {
    MailLines lines = new MailLines(passages, at);
    int attribution = lines.attribution();
    if (lines.forwardMark() || (attribution > 0 && forwardsByAttribution())) {
      return startForward(at, 0);
    }
    if (attribution > 0) {
      quotedLeftOut = true;
      boolean marked =
          at + attribution < passages.size() && depth(passages.get(at + attribution)) > 0;
      return marked ? afterQuoted(at + attribution) : passages.size();
    }
    if (lines.originalMark() || lines.headerBlock()) {
      if (forwardsUnmarked()) {
        return startForward(at, 0);
      }
      quotedLeftOut = true;
      return passages.size();
    }
    own.add(passages.get(at));
    return at + 1;
  }

  /** Apple Mail and others forward a text as a quotation that begins with its header. */
  private int readQuoted(int at) {
    int depth = depth(passages.get(at));
    MailLines lines = new MailLines(passages.stream().map(MailText::unquoted).toList(), at);
    if (forwardedDepth < 0 && (lines.forwardMark() || lines.headerBlock())) {
      return startForward(at, depth);
    }
    if (forwardedDepth >= depth) {
      own.add(unquoted(passages.get(at)));
    } else {
      quotedLeftOut = true;
    }
    return at + 1;
  }

  private int afterQuoted(int from) {
    int at = from;
    while (at < passages.size() && depth(passages.get(at)) > 0) {
      at++;
    }
    return at;
  }

  /** A reply sets Re: by itself, a forward Fwd:; else a short note goes with a forward. */
  private boolean forwardsUnmarked() {
    if (forwarded) {
      return forwardedSubject
          .map(Wording::plain)
          .filter(REPLY_SUBJECT.asMatchPredicate())
          .isEmpty();
    }
    if (FORWARD_SUBJECT.matcher(subject).matches()) {
      return true;
    }
    int words = own.stream().mapToInt(passage -> passage.text().length()).sum();
    return !REPLY_SUBJECT.matcher(subject).matches() && words < LONGEST_COVER_NOTE;
  }

  private boolean forwardsByAttribution() {
    return !forwarded && FORWARD_SUBJECT.matcher(subject).matches();
  }

  private int startForward(int at, int depth) {
    forwarded = true;
    MailLines lines = new MailLines(passages.stream().map(MailText::unquoted).toList(), at);
    MailLines.Header header = lines.header();
    forwardedFrom.addAll(header.from());
    forwardedSubject = forwardedSubject.or(header::subject);
    boolean quotedBelow =
        at + header.length() < passages.size() && depth(passages.get(at + header.length())) > 0;
    forwardedDepth = Math.max(forwardedDepth, quotedBelow ? Math.max(1, depth) : depth);
    for (int i = at; i < at + header.length(); i++) {
      if (header.kept().contains(i)) {
        own.add(unquoted(passages.get(i)));
      }
    }
    return at + header.length();
  }

  private static int depth(Passage passage) {
    if (!(passage instanceof Paragraph)) {
      return 0;
    }
    int depth = 0;
    for (char c : passage.text().toCharArray()) {
      if (c == '>') {
        depth++;
      } else if (!Character.isWhitespace(c)) {
        break;
      }
    }
    return depth;
  }

  private static Passage unquoted(Passage passage) {
    if (depth(passage) == 0 || !(passage instanceof Paragraph paragraph)) {
      return passage;
    }
    String text = paragraph.text().stripLeading();
    while (text.startsWith(">")) {
      text = QUOTE_MARK.matcher(text).replaceFirst("").stripLeading();
    }
    return paragraph.with(text);
  }
}
