package vn.vanthu.intake.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.vanthu.forms.text.Folded;

/** What a reply to a letter says about having received it. */
public enum Receipt {
  /** "Đã nhận, đã triển khai", in whatever words. */
  CONFIRMED,
  /** It asks something, or asks for something; whether it also confirms does not matter. */
  ASKS,
  /** Neither, or it denies. */
  NONE;

  private static final String WHO =
      "( (a|anh|chi|em|e|c|ban|co|chu|bac|nhe|nha|nhi|the|day|luon))*";
  private static final Pattern QUESTION =
      Pattern.compile(
          "\\?|\\b(khong|ko|hay chua|chua|duoc k|phai k)"
              + WHO
              + "\\W*$|\\b(the nao|bao gio|khi nao|luc nao|o dau|ngay nao|cai gi|la gi|nhu"
              + " nao|ntn|lam sao|vi sao|tai sao|may ban|bao nhieu|ai (la|phu"
              + " trach)|(cho|xin|muon|can) (\\S+ ){0,3}hoi(?! (nghi|thi|thao|dong)\\b)|hoi"
              + " (lai|them|ve)|co (can|phai|duoc) (\\S+ ){0,6}(khong|ko|hay))\\b");
  private static final Pattern REQUEST =
      Pattern.compile(
          "\\b(de nghi|nho|xin|mong|vui long|giup|lam on|phien|can) (\\S+ ){0,6}(gui"
              + " (lai|them|cho|bo sung)|cung cap|bo sung|giai thich|huong dan (them|cu"
              + " the|ro|giup)|ho tro|lam ro|cho (y kien|biet)|kiem tra|xem lai|chuyen cho)\\b");
  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\bkhong (co )?(van de|vuong mac|kho khan|y kien|thac mac|gi them|phat sinh)( gi)?("
              + " them)?\\b");
  private static final Pattern DENIES =
      Pattern.compile(
          "\\b(chua|khong|ko|kg|hok|khg|k (mo|nhan|doc|thay)|bi loi|loi (font|file|tep|phong"
              + " chu)|thieu|nham)\\b");
  private static final Pattern WISH =
      Pattern.compile(
          "\\b(mong|muon|de nghi|hy vong|hi vong|cho|se|de) (\\S+ ){0,3}nhan (duoc|dc|du)\\b");
  private static final Pattern HAS =
      Pattern.compile(
          "\\b(da|vua|moi)( \\S+){0,4}? (nhan|tiep nhan|doc|xem|nam (duoc|bat|ro)|trien khai|pho"
              + " bien|quan triet|thuc hien|thong bao|niem yet|dang tai|tuyen truyen|nghien"
              + " cuu|tiep thu|sao gui|in (va|ra)|cap nhat|thong tin|hop|to chuc|chuyen"
              + " (toi|den)|gui (toi|den) (doan vien|cac to))\\b|\\bnhan (duoc|dc|dk|du|day"
              + " du|roi|r|xong|ro|tot)\\b|\\bnhan (\\S+ ){1,5}(roi|r|day du)\\b|\\b(cdcs|don"
              + " vi|truong|cong ty|em|toi|minh|chung toi|chung em|bch) (xin )?(nhan|tiep nhan)"
              + " (van ban|cong van|cv|huong dan|hd|tai lieu|file|tep|thu|mail|email|thong"
              + " bao)\\b|\\bxac"
              + " nhan\\b|\\b(received|confirm(ed|s)?|acknowledged|noted)\\b|\\b(se|dang) (\\S+"
              + " ){0,2}(trien khai|pho bien|thuc hien|quan triet|tuyen truyen|nghien cuu|chap"
              + " hanh)\\b");
  private static final Pattern YES =
      Pattern.compile(
          "\\W*((da|vang|ok|oke|okay|okie|okela|ro|nhat tri|thong nhat|dong y|yes|nhan|da nhan|nhan"
              + " duoc|roi|xong)[\\s.,!]*)+((a|anh|chi|em|nhe|nha|ban|cam on|tran trong|ldld|lien"
              + " doan)[\\s.,!]*)*\\W*");

  /** What the reply's own lines say. */
  static Receipt in(List<ReplyLines.Line> own) {
    List<String> sentences = sentences(own);
    if (sentences.stream().anyMatch(s -> QUESTION.matcher(s).find() || REQUEST.matcher(s).find())) {
      return ASKS;
    }
    boolean denies =
        sentences.stream()
            .anyMatch(s -> DENIES.matcher(HARMLESS.matcher(s).replaceAll(" ")).find());
    boolean confirms = !denies && sentences.stream().anyMatch(Receipt::confirms);
    return confirms ? CONFIRMED : NONE;
  }

  private static boolean confirms(String sentence) {
    return YES.matcher(sentence).matches()
        || HAS.matcher(WISH.matcher(sentence).replaceAll(" ")).find();
  }

  /** Mail programs break lines anywhere, so only a full stop ends a sentence. */
  private static List<String> sentences(List<ReplyLines.Line> own) {
    StringBuilder text = new StringBuilder();
    for (ReplyLines.Line line : own) {
      text.append(line.text().strip()).append(line.text().strip().length() < 40 ? ". " : " ");
    }
    List<String> sentences = new ArrayList<>();
    for (String sentence : text.toString().split("(?<=[.!?;])\\s+")) {
      String folded = Folded.of(sentence).strip();
      if (!folded.isEmpty()) {
        sentences.add(folded);
      }
    }
    return sentences;
  }
}
