package vn.vanthu.intake.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.text.Folded;

/** A reply's text by lines, without quote marks, greeting and signature. */
record ReplyLines(List<Line> lines) {
  private static final Pattern QUOTE = Pattern.compile("^(?:\\s*[>|])+\\s?");
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "^\\s*(--+|__+)\\s*$|^\\W*(tran trong|kinh thu|than ai|tran trong kinh chao|kinh"
              + " chao|best regards|regards|sent from|(thu |tin )?(nay )?(da |duoc |da duoc )?gui"
              + " tu (iphone|ipad|dien thoai|samsung|galaxy|oppo|xiaomi|yahoo|outlook|gmail|thiet"
              + " bi|may tinh bang|mail (danh )?cho)|(get|tai|lay|nhan|sent from)( xuong| ve)?"
              + " outlook( for| cho)?|yahoo mail:)\\b?.*");
  private static final Pattern GREETING =
      Pattern.compile(
          "^\\W*(kinh (gui|chao)|chao|xin chao|dear|hi|hello|thua|e chao|em"
              + " chao)\\b[^\\d]{0,80}[,:.!]*\\s*$");

  static ReplyLines of(List<BodyLine> body) {
    List<Line> lines = new ArrayList<>();
    boolean signed = false;
    for (BodyLine line : body) {
      for (String text : line.passage().text().split("\\n")) {
        String words = QUOTE.matcher(text).replaceFirst("");
        String folded = Folded.of(words).strip();
        if (!line.own()) {
          signed = false;
        } else if (SIGNATURE.matcher(folded).matches()) {
          signed = true;
        }
        boolean left = line.own() && (signed || GREETING.matcher(folded).matches());
        if (!left && !words.isBlank()) {
          lines.add(new Line(words.strip(), folded, line.own(), place(line.passage())));
        }
      }
    }
    return new ReplyLines(List.copyOf(lines));
  }

  private static Place place(Passage passage) {
    return passage.place();
  }

  /** A line; its folded words are without accents, letter for letter but for the blanks around. */
  record Line(String text, String folded, boolean own, Place place) {}
}
