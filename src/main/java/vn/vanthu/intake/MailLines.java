package vn.vanthu.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Table;
import vn.vanthu.intake.screening.Wording;
import vn.vanthu.mailbox.MailAddress;

/**
 * What stands at one place of a mail's text: the lines that mail programs write above an older
 * mail, in Vietnamese, with and without accents, and in English.
 *
 * @param passages without quote marks
 * @param at the place looked at
 */
record MailLines(List<Passage> passages, int at) {
  private static final int LONGEST = 400;
  private static final int LONGEST_BLOCK = 10;
  private static final Pattern FORWARD =
      Pattern.compile(
          "[-_=* ]*(begin )?((forwarded|fwd) (message|mail|by)|(bat dau )?"
              + "(thu|tin nhan|email|mail|noi dung) (da |duoc |da duoc )?(chuyen tiep|chuyen)"
              + "|thu chuyen tiep|chuyen tiep (thu|tin nhan|email))[-_=:* ]*");

  /** Yahoo's mark and header on one line. */
  private static final Pattern FORWARD_AND_HEADER =
      Pattern.compile(
          "-{3,} ?(forwarded message|thu (da )?(duoc )?chuyen tiep) ?-{3,} ?(from|tu)\\s*:.*");

  private static final Pattern ORIGINAL =
      Pattern.compile(
          "[-_=* ]{2,}(original message|original appointment|(thu|tin nhan|email|noi dung|mail) goc"
              + "|reply message|thu tra loi)[-_=:* ]*");
  private static final Pattern ATTRIBUTION =
      Pattern.compile(
          "(vao|on|at|luc|ngay|am|le|el)\\b.{4,300}"
              + "(da viet|viet|wrote|writes|schrieb.{0,80}|a ecrit|escribio|da gui)\\s*:"
              + "|-{2,} ?(vao|on|luc)\\b.{4,300}(da viet|viet|wrote)\\s*-{2,}"
              + "|.{0,200}(<[^<>]+@[^<>]+>|\\[mailto:[^\\]]+\\])[^.]{0,80}(da viet|viet|wrote|writes)\\s*:"
              + "|\\d{4}-\\d\\d-\\d\\d.{0,120}<[^<>]+@[^<>]+>\\s*:");
  private static final Pattern ATTRIBUTION_START =
      Pattern.compile("(vao|on|luc|ngay)\\b.*\\d.*", Pattern.DOTALL);
  private static final String LABEL_START = "[*_ ]*";
  private static final String LABEL_END = "[*_ ]*[:：][*_ ]*(.*)";
  private static final Pattern FROM =
      Pattern.compile(LABEL_START + "(?:from|tu|nguoi gui|gui tu)" + LABEL_END);
  private static final Pattern SUBJECT =
      Pattern.compile(LABEL_START + "(?:subject|chu de|tieu de)" + LABEL_END);
  private static final Pattern OTHER =
      Pattern.compile(
          LABEL_START
              + "(?:date|sent|to|cc|bcc|reply-to|importance|attachments?|ngay|ngay gui|da gui|gui"
              + "|gui luc|thoi gian|toi|den|gui toi|gui den|nguoi nhan|dong gui|dong kinh gui"
              + "|tra loi toi|dinh kem|tep dinh kem|uu tien)"
              + LABEL_END);
  private static final Pattern ADDRESS =
      Pattern.compile("([^\\s<>(),;:\"\\[\\]]{1,64})@([^\\s<>(),;:\"\\[\\]|]{3,255})");

  /** Whether a program says here that what follows is forwarded. */
  boolean forwardMark() {
    String line = plain(at);
    return FORWARD.matcher(line).matches() || FORWARD_AND_HEADER.matcher(line).matches();
  }

  /** Whether a program says here that what follows is the mail that is answered or forwarded. */
  boolean originalMark() {
    return ORIGINAL.matcher(plain(at)).matches();
  }

  /** How many lines an "On …, … wrote:" takes from here, 0 if there is none. */
  int attribution() {
    String text = plain(at);
    if (ATTRIBUTION.matcher(text).matches() || opensQuote(text)) {
      return 1;
    }
    boolean begins = ATTRIBUTION_START.matcher(text).matches();
    for (int lines = 2; begins && lines <= 3 && at + lines <= passages.size(); lines++) {
      String next = plain(at + lines - 1);
      text = text + " " + next;
      if (ATTRIBUTION_START.matcher(next).matches() || text.length() > LONGEST) {
        return 0;
      }
      if (ATTRIBUTION.matcher(text).matches()) {
        return lines;
      }
    }
    return 0;
  }

  /** Any language: somebody or some day, a colon, and a quotation below. */
  private boolean opensQuote(String text) {
    return at + 1 < passages.size()
        && text.endsWith(":")
        && text.matches("(.*@.*|.*\\d{1,2}[:h.]\\d\\d.*)")
        && passages.get(at + 1).text().stripLeading().startsWith(">");
  }

  /** Whether a block of From, Sent, To and Subject begins here. */
  boolean headerBlock() {
    String first = plain(at).split("\n", 2)[0];
    boolean starts =
        FROM.matcher(first).matches()
            || SUBJECT.matcher(first).matches()
            || (passages.get(at) instanceof Table && OTHER.matcher(first).matches());
    if (!starts) {
      return false;
    }
    Header header = header();
    return header.fields() >= 3 && header.certain();
  }

  /** The header lines that begin here, or below the mark that stands here. */
  Header header() {
    Found found = new Found();
    int length = Math.max(1, attribution());
    boolean marked = forwardMark() || originalMark() || attribution() > 0;
    if (attribution() > 0 || FORWARD_AND_HEADER.matcher(plain(at)).matches()) {
      found.from(text(at, length));
    }
    for (int i = marked ? at + length : at;
        i < Math.min(passages.size(), at + LONGEST_BLOCK);
        i++) {
      if (!found.read(i, text(i, 1))) {
        break;
      }
      length = i - at + 1;
    }
    return new Header(length, found.fields, found.certain(), found.from, found.subject, found.kept);
  }

  private String text(int from, int lines) {
    return passages.subList(from, Math.min(passages.size(), from + lines)).stream()
        .map(Passage::text)
        .collect(Collectors.joining(" "))
        .replace(" | ", " ");
  }

  private String plain(int index) {
    String text = passages.get(index).text();
    String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return start
        .lines()
        .map(line -> Wording.plain(line.replace(" | ", " ")))
        .collect(Collectors.joining("\n"));
  }

  /**
   * The header of an older mail as it stands in a text.
   *
   * @param length how many passages it takes, its mark with it
   * @param certain whether it can be no ordinary text: it has an address or a subject
   * @param kept passages that say who wrote or on what; the others name days and receivers only
   */
  record Header(
      int length,
      int fields,
      boolean certain,
      List<MailAddress> from,
      Optional<String> subject,
      Set<Integer> kept) {}

  /** Collects header lines. */
  private static final class Found {
    private final List<MailAddress> from = new ArrayList<>();
    private final Set<Integer> kept = new TreeSet<>();
    private Optional<String> subject = Optional.empty();
    private int fields;

    /** Whether every line of that passage is a header line. */
    boolean read(int index, String text) {
      if (text.isBlank()) {
        return fields == 0;
      }
      for (String line : text.split("\n")) {
        String plain = Wording.plain(line);
        if (FROM.matcher(plain).matches()) {
          from(line);
          kept.add(index);
        } else if (SUBJECT.matcher(plain).matches()) {
          subject = subject.or(() -> Optional.of(value(line)));
          kept.add(index);
        } else if (!OTHER.matcher(plain).matches() && !goesOn(plain)) {
          return false;
        }
        fields++;
      }
      return true;
    }

    /** A long list of receivers goes on in the next line. */
    private boolean goesOn(String plain) {
      return fields > 0 && plain.matches("<?[^\\s<>]+@[^\\s<>]+>?[,;]?");
    }

    void from(String line) {
      Matcher m = ADDRESS.matcher(line);
      if (m.find()) {
        String before = line.substring(0, m.start()).replaceAll("(?i)\\[?mailto:$", "");
        String name = before.replaceAll("[<\\[(\"*]+", " ").replaceFirst("^.*[:\\d]\\W*", "");
        from.add(new MailAddress(name.strip(), m.group().replaceAll("[.>*]+$", "")));
      }
    }

    boolean certain() {
      return subject.isPresent() || !from.isEmpty();
    }

    private static String value(String line) {
      return line.substring(Math.max(line.indexOf(':'), line.indexOf('：')) + 1)
          .replaceAll("^[*_ ]+|[*_ ]+$", "");
    }
  }
}
