package vn.vanthu.intake.replies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Interpreter;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Stated;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.forms.text.Folded;

/** Reads what a person answers to a letter of ours. Writes nothing; odd text never throws. */
public final class ReplyReader {
  private static final int SHORT = 90;
  private static final Pattern RIGHT =
      Pattern.compile(
          "\\W*(da |vang,? |ok,? |em |toi |don vi )*(xac nhan |nhat tri |thay )?(la )?(cac )?(so"
              + " lieu |so )*(tren |nay |da ghi nhan |la |da |hoan toan )*(dung|chinh xac|dung"
              + " roi|chuan|khop|nhat tri|dong y|xac nhan)( het| ca| roi| voi.{0,40}| theo.{0,40}|"
              + " so lieu.{0,30}| nhu.{0,30})*( a| nhe| day)*[\\s.!,]*(cam on.{0,40}|tran"
              + " trong.{0,20})?");
  private static final Pattern CHECKED =
      Pattern.compile(
          "^\\W*((da|vang|em|toi|don vi|truong)[, ]+)*da (kiem tra|doi chieu|ra soat|xem)(( lai|"
              + " ky| roi| so lieu)*)[\\s,.:;]*");
  private static final Pattern NO_CHANGE =
      Pattern.compile(
          "[\\s,.;]*(don vi |em |toi )?khong (co )?(gi )?(dieu chinh|thay doi|bo sung|sua)( gi|"
              + " them| nao)*( a)?[\\s.!]*$");
  private static final Pattern THANKED =
      Pattern.compile("[\\s,.;!]*(\\b(em|toi|don vi|xin|rat|chan thanh) )*cam on\\b[^\\d]{0,40}$");

  /** What somebody is thanked for asks for nothing: "cảm ơn chị đã nhắc". */
  private static final Pattern THANKED_FOR =
      Pattern.compile(
          "(cam on[^\\d?]{0,40}?) (?:da|vi da|vi) (?:nhac nho|nhac|ho tro|giup do|giup|huong"
              + " dan|thong bao|tra loi)\\b|\\btran trong (?=cam on)");

  private static final Pattern IS =
      Pattern.compile(
          "\\s+(?:(?:dung|chinh xac|phai|dung ra|thuc te) la|sua (?:lai"
              + " )?(?:la|thanh)|la)(?=\\s+\\d)");

  /** Politeness behind a number is no unit of measure. */
  private static final Pattern PARTICLE =
      Pattern.compile("(?iu)(?<=\\d)\\s+(?:ạ|a|nhé|nhe|nha|chứ|chu)(?=[\\s.,;!]|$)");

  private static final Set<String> THANKS =
      Set.of(
          ("da vang ok oke okay em toi don vi minh chau xin rat nhan duoc cam on thank thanks you a"
                  + " nhe roi thu mail email thong tin anh chi ban dong d c ldld lien doan lao huyen"
                  + " quan phuong xa nhieu so much very biet ro ghi tam co bac chu tks thks noted with"
                  + " phan hoi su chuc mot ngay tot lanh lam viec vui ve suc khoe cuoi tuan cac cua")
              .split(" "));

  private final Interpreter interpreter;

  public ReplyReader(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * Reads a reply.
   *
   * @param letter the plain text of the letter that it answers
   * @param body the reply's text, quoted lines among it
   */
  public Reply read(
      String letter,
      Form form,
      Optional<Period> period,
      List<BodyLine> body,
      LocalDate receivedOn) {
    SentLines sent = SentLines.of(letter, form);
    List<ReplyLines.Line> lines = ReplyLines.of(body).lines();
    Answers answers = new Answers(sent);
    answers.read(lines);
    int labelled = answers.values().size();
    List<ReplyLines.Line> free =
        lines.stream().filter(l -> l.own() && !answers.used().contains(l)).toList();
    List<Intent> intents = Intents.in(free, receivedOn);
    String words = words(free);
    boolean nothingElse = answers.values().isEmpty() && answers.unclear().isEmpty();
    boolean confirms = nothingElse && words.length() < SHORT && isRight(words);
    boolean thanks = nothingElse && !confirms && intents.isEmpty() && isThanks(words);
    if (!confirms && !thanks) {
      inFreeWords(free, intents, form, period, answers);
    }
    return new Reply(
        ordered(answers.values(), form),
        labelled,
        answers.unclear(),
        intents,
        confirms,
        thanks,
        Receipt.in(own(lines)),
        own(lines).stream().map(ReplyLines.Line::text).toList());
  }

  /** Reads a reply to a letter that was about no report: no figures are looked for in it. */
  public Reply readWords(List<BodyLine> body, LocalDate receivedOn) {
    List<ReplyLines.Line> own = own(ReplyLines.of(body).lines());
    List<Intent> intents = Intents.in(own, receivedOn);
    boolean thanks = intents.isEmpty() && isThanks(words(own));
    return new Reply(
        Map.of(),
        0,
        List.of(),
        intents,
        false,
        thanks,
        Receipt.in(own),
        own.stream().map(ReplyLines.Line::text).toList());
  }

  private static List<ReplyLines.Line> own(List<ReplyLines.Line> lines) {
    return lines.stream().filter(ReplyLines.Line::own).toList();
  }

  private static String words(List<ReplyLines.Line> lines) {
    return String.join(" ", lines.stream().map(ReplyLines.Line::folded).toList()).strip();
  }

  private static boolean isThanks(String words) {
    return Arrays.stream(THANKED_FOR.matcher(words).replaceAll("$1").split("[^a-z0-9]+"))
        .allMatch(word -> word.isEmpty() || THANKS.contains(word));
  }

  /**
   * Whether it says that all is right, with or without "đã kiểm tra", "không điều chỉnh", thanks.
   */
  private static boolean isRight(String words) {
    String bare = CHECKED.matcher(words).replaceFirst("");
    for (Pattern left : List.of(THANKED, NO_CHANGE)) {
      String without = left.matcher(bare).replaceFirst("");
      bare = without.isBlank() ? bare : without;
    }
    return RIGHT.matcher(bare.strip()).matches();
  }

  /** Sentences that state figures, but for those that only announce something. */
  private void inFreeWords(
      List<ReplyLines.Line> free,
      List<Intent> intents,
      Form form,
      Optional<Period> period,
      Answers answers) {
    List<Passage> passages = new ArrayList<>();
    for (ReplyLines.Line line : free) {
      FreeWords words = FreeWords.of(withoutAnnouncements(line.text(), intents));
      words.stated().stream()
          .map(clause -> paragraph(line, asLine(AnswerValue.withoutOld(clause))))
          .forEach(passages::add);
      words.doubtful().stream()
          .filter(sentence -> speaksOfFigures(paragraph(line, sentence), form, period))
          .forEach(answers.unclear()::add);
    }
    Stated stated = interpreter.stated(form.key(), passages, period);
    stated.values().forEach((key, value) -> answers.values().putIfAbsent(key, value));
    stated.doubts().stream()
        .filter(doubt -> doubt.severity() != Doubt.Severity.NOTE)
        .filter(doubt -> doubt.indicator().filter(answers.values()::containsKey).isEmpty())
        .map(Doubt::text)
        .filter(text -> !text.isBlank())
        .forEach(answers.unclear()::add);
  }

  /** A sentence that announces something states no figure; what stands beside it may. */
  private static String withoutAnnouncements(String line, List<Intent> intents) {
    String left = line;
    for (Intent intent : intents) {
      left = left.replace(intent.words(), " ");
    }
    return left;
  }

  private static Passage paragraph(ReplyLines.Line line, String words) {
    return new Paragraph(line.place(), words, false);
  }

  private boolean speaksOfFigures(Passage sentence, Form form, Optional<Period> period) {
    Stated stated = interpreter.stated(form.key(), List.of(sentence), period);
    return !stated.values().isEmpty() || !stated.doubts().isEmpty();
  }

  /** "Số hội nghị đúng là 6" is the line "Số hội nghị: 6". */
  private static String asLine(String text) {
    String plain = PARTICLE.matcher(text).replaceAll("");
    Matcher is = IS.matcher(Folded.of(plain));
    return is.find() ? plain.substring(0, is.start()) + ":" + plain.substring(is.end()) : plain;
  }

  private static Map<String, StatedValue> ordered(Map<String, StatedValue> values, Form form) {
    Map<String, StatedValue> ordered = new LinkedHashMap<>();
    for (Indicator indicator : form.indicators()) {
      if (values.containsKey(indicator.key())) {
        ordered.put(indicator.key(), values.get(indicator.key()));
      }
    }
    return ordered;
  }
}
