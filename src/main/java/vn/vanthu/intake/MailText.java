package vn.vanthu.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/**
 * The message's own text: which alternative is read, and what in it is new, forwarded or only
 * quoted.
 */
final class MailText {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>(),;:\"\\[\\]]+@[^\\s<>(),;:\"\\]]+");
  private static final Pattern FORWARD =
      Pattern.compile(
          "^[-_ ]*(forwarded message|thu (da )?(duoc )?chuyen tiep|thu chuyen tiep|noi dung chuyen tiep|begin forwarded message|tin nhan chuyen tiep)[-_: ]*$");
  private static final Pattern ORIGINAL =
      Pattern.compile("^[-_ ]*(original message|thu goc|tin nhan goc|noi dung goc)[-_: ]*$");
  private static final Pattern ATTRIBUTION =
      Pattern.compile(
          "^(vao |on |luc |ngay ).{0,200}(da viet|wrote|viet)\\s*:?$|^.{0,120}<[^>]+@[^>]+>\\s*(da viet|wrote)\\s*:?$");
  private static final Pattern HEADER_LINE =
      Pattern.compile(
          "^(>+ *)*\\*?(from|tu|nguoi gui|date|ngay|sent|da gui|gui luc|to|toi|den|nguoi nhan|cc|subject|chu de|tieu de|v/v)\\*?\\s*:\\s*.*");
  private static final Pattern FROM_LINE =
      Pattern.compile("^(>+ *)*\\*?(from|tu|nguoi gui)\\*?\\s*:.*");
  private static final Pattern SUBJECT_LINE =
      Pattern.compile(
          "(?i)^(?:>+ *)*\\*?(?:subject|chủ đề|tiêu đề|chu de|tieu de)\\*?\\s*:\\s*(.*)");

  private MailText() {}

  /**
   * A mail's text, split.
   *
   * @param own what is new, and what is forwarded
   * @param forwardedFrom original senders of what it forwards
   */
  record Split(
      List<Passage> own, List<MailAddress> forwardedFrom, Optional<String> forwardedSubject) {}

  /**
   * The alternative to read: HTML where it holds a table, else plain text that has words, else
   * HTML.
   */
  static Optional<MailPart> bodyOf(MimeMail mail) {
    Optional<MailPart> html = body(mail, "text/html");
    Optional<MailPart> plain = body(mail, "text/plain");
    if (html.flatMap(MailPart::text).filter(MailText::holdsTable).isPresent()) {
      return html;
    }
    return plain.flatMap(MailPart::text).filter(text -> !text.isBlank()).isPresent()
            || html.isEmpty()
        ? plain
        : html;
  }

  private static Optional<MailPart> body(MimeMail mail, String type) {
    return mail.parts().stream()
        .filter(part -> part.body() && part.type().equals(type))
        .findFirst();
  }

  private static boolean holdsTable(String html) {
    return html.toLowerCase(Locale.ROOT).matches("(?s).*<table.*<td.*<td.*");
  }

  /** Leaves out what is only quoted; what is forwarded stays. */
  static Split split(List<Passage> passages) {
    List<Passage> own = new ArrayList<>();
    List<MailAddress> from = new ArrayList<>();
    Optional<String> subject = Optional.empty();
    boolean forwarded = false;
    for (int i = 0; i < passages.size(); i++) {
      String line = plain(passages.get(i));
      if (FORWARD.matcher(line).matches() || headerBlockWithoutReply(passages, i, own, forwarded)) {
        forwarded = true;
      } else if (!forwarded
          && (quoteStarts(line) || joinedAttribution(passages, i) || headerBlock(passages, i))) {
        break;
      } else if (forwarded && attribution(passages, i)) {
        break;
      }
      if (forwarded && FROM_LINE.matcher(line).matches()) {
        addresses(passages.get(i).text(), from);
      }
      Matcher subjectLine = SUBJECT_LINE.matcher(passages.get(i).text());
      if (forwarded && subjectLine.matches() && subject.isEmpty()) {
        subject = Optional.of(subjectLine.group(1).strip());
      }
      if (!line.startsWith(">") || forwarded) {
        own.add(unquoted(passages.get(i)));
      }
    }
    return new Split(own, from, subject);
  }

  private static boolean quoteStarts(String line) {
    return ORIGINAL.matcher(line).matches() || ATTRIBUTION.matcher(line).matches();
  }

  private static boolean attribution(List<Passage> passages, int i) {
    return quoteStarts(plain(passages.get(i))) || joinedAttribution(passages, i);
  }

  /** An attribution broken over two lines: "Vào … Nguyễn A <a@b.vn>" / "đã viết:". */
  private static boolean joinedAttribution(List<Passage> passages, int i) {
    if (i + 1 >= passages.size()) {
      return false;
    }
    String next = plain(passages.get(i + 1));
    return (next.matches("(da viet|wrote|viet)\\s*:?")
            || next.endsWith("da viet:")
            || next.endsWith("wrote:"))
        && ATTRIBUTION.matcher(plain(passages.get(i)) + " " + next).matches();
  }

  /** Outlook's block of From, Sent, To, Subject lines. */
  private static boolean headerBlock(List<Passage> passages, int i) {
    if (!FROM_LINE.matcher(plain(passages.get(i))).matches()) {
      return false;
    }
    int lines = 0;
    for (int j = i; j < Math.min(passages.size(), i + 6); j++) {
      lines += HEADER_LINE.matcher(plain(passages.get(j))).matches() ? 1 : 0;
    }
    return lines >= 3;
  }

  /** The same block with nothing, or only a greeting, above it is how Outlook forwards. */
  private static boolean headerBlockWithoutReply(
      List<Passage> passages, int i, List<Passage> own, boolean forwarded) {
    return !forwarded
        && headerBlock(passages, i)
        && own.stream().mapToInt(p -> p.text().length()).sum() < 40;
  }

  private static void addresses(String text, List<MailAddress> found) {
    Matcher m = ADDRESS.matcher(text);
    while (m.find()) {
      found.add(new MailAddress("", m.group()));
    }
  }

  private static Passage unquoted(Passage passage) {
    return passage instanceof Paragraph p && p.text().startsWith(">")
        ? new Paragraph(p.place(), p.text().replaceFirst("^(>+ ?)+", ""), p.bold())
        : passage;
  }

  private static String plain(Passage passage) {
    String text = passage.text();
    return Normalizer.normalize(
            text.length() > 400 ? text.substring(0, 400) : text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace('đ', 'd')
        .replaceAll("\\s+", " ")
        .strip();
  }
}
