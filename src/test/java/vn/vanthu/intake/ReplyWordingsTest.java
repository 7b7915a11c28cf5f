package vn.vanthu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vanthu.TestForms;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.FormInterpreter;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.intake.replies.BodyLine;
import vn.vanthu.intake.replies.Reply;
import vn.vanthu.intake.replies.ReplyReader;

/** Answers in many wordings, above quotations as mail programs make them. */
class ReplyWordingsTest {
  private static final Path WORDINGS = Path.of("src/test/resources/replies/wordings.txt");
  private static final LocalDate TODAY = LocalDate.of(2022, 6, 16);
  private static final String LETTER =
      """
      Kính gửi: Ban Chấp hành CĐCS Trường Mầm non Ánh Dương,

      LĐLĐ huyện đã nhận được báo cáo. Để tổng hợp đầy đủ, đề nghị đồng chí cho biết thêm:

      Nội dung chưa thấy nêu trong báo cáo (nếu không phát sinh, xin ghi "Không"):
        1. Pano, áp phích, khẩu hiệu, băng rôn, bảng tin:
        2. Tờ rơi, tài liệu, sổ tay phát hành:

      Nội dung cần làm rõ:
        3. Báo cáo ghi "trên 200 lượt". Đề nghị cho biết số cụ thể của "Lượt người được hướng dẫn, vận động sử dụng dịch vụ công trực tuyến", nếu có.

      Số liệu đã ghi nhận:
        - Tổng số CNVCLĐ: 46 người
        - Hội nghị, cuộc họp, buổi sinh hoạt tuyên truyền trực tiếp: 05 cuộc
        - Lượt người dự các hội nghị, cuộc họp, buổi sinh hoạt: 1.225 lượt người
        - Hồ sơ nộp qua dịch vụ công trực tuyến: 512 hồ sơ

      Trân trọng./.
      """;

  private static Form form;
  private static ReplyReader reader;

  @BeforeAll
  static void readForm() throws IOException {
    Forms forms = TestForms.shipped();
    form = forms.find("cchc").orElseThrow();
    reader = new ReplyReader(new FormInterpreter(forms));
  }

  /** What stands between the new words and the quoted letter. */
  private enum Quotation {
    GMAIL_VI(
        "Vào Th 5, 16 thg 6, 2022 vào lúc 08:30 LĐLĐ huyện <box@office.example> đã viết:", "> "),
    GMAIL_EN("On Thu, Jun 16, 2022 at 8:30 AM LĐLĐ huyện <box@office.example> wrote:", "> "),
    GMAIL_WRAPPED(
        "Vào 08:30, Th 5, 16 thg 6, 2022 LĐLĐ huyện <\nbox@office.example> đã viết:", "> "),
    OUTLOOK_VI(
        "Từ: LĐLĐ huyện <box@office.example>\nĐã gửi: Thứ Năm, 16 Tháng Sáu 2022 8:30 SA\nĐến:"
            + " mnad@truong.example\nChủ đề: [CCHC quý II/2022] Đã nhận báo cáo",
        ""),
    OUTLOOK_EN(
        "________________________________\n"
            + "From: LĐLĐ huyện <box@office.example>\n"
            + "Sent: Thursday, June 16, 2022 8:30 AM\n"
            + "To: mnad@truong.example\n"
            + "Subject: [CCHC quý II/2022] Đã nhận",
        ""),
    OUTLOOK_OLD(
        "-----Original Message-----\nFrom: LDLD\nSent: Thursday\nTo: MNAD\nSubject: BC", ""),
    PHONE(
        "Đã gửi từ điện thoại Samsung của tôi\n\n"
            + "-------- Thư gốc --------\n"
            + "Từ: LĐLĐ <box@office.example>\n"
            + "Ngày: 16/6/22 08:30 (GMT+07:00)\n"
            + "Đến: mnad@truong.example\n"
            + "Chủ đề: BC",
        ""),
    SIGNED(
        "Trân trọng,\n"
            + "Nguyễn Thị Hòa - CT CĐCS\n"
            + "ĐT: 0912 345 678\n\n"
            + "On 16/06/2022 08:30, LĐLĐ wrote:",
        "> "),
    IPHONE_VI(
        "Đã gửi từ iPhone của tôi\n\n> Vào 16 thg 6, 2022, lúc 08:30, LĐLĐ huyện"
            + " <box@office.example> đã viết:\n> ",
        "> "),
    OUTLOOK_PHONE(
        "Tải xuống Outlook cho Android\n"
            + "________________________________\n"
            + "Từ: LĐLĐ huyện <box@office.example>\n"
            + "Đã gửi: Thứ Năm, Tháng Sáu 16, 2022 8:30:00 SA\n"
            + "Đến: mnad@truong.example <mnad@truong.example>\n"
            + "Chủ đề: [CCHC quý II/2022] Đã nhận",
        ""),
    YAHOO(
        "Vào Thứ Năm, 16 tháng 6, 2022 lúc 08:30:12 GMT+7, LĐLĐ huyện <box@office.example> đã"
            + " viết: ",
        " "),
    ZIMBRA_VI(
        "----- Thư gốc -----\n"
            + "Người gửi: \"LĐLĐ huyện\" <box@office.example>\n"
            + "Người nhận: \"mnad\" <mnad@truong.example>\n"
            + "Thời gian: Thứ năm, 16 Tháng 6, 2022 8:30:00 SA\n"
            + "Tiêu đề: [CCHC quý II/2022] Đã nhận",
        ""),
    ZOHO(
        "---- Vào Th 5, 16 thg 6 2022 08:30:12 +0700 LĐLĐ huyện <box@office.example> đã viết ----",
        ""),
    BELOW("Vào Th 5, 16 thg 6, 2022 vào lúc 08:30 LĐLĐ <box@office.example> đã viết:", "> "),
    NONE("", "");

    private final String mark;
    private final String prefix;

    Quotation(String mark, String prefix) {
      this.mark = mark;
      this.prefix = prefix;
    }

    String below(String words) {
      String quoted = LETTER.lines().map(line -> prefix + line).collect(Collectors.joining("\n"));
      if (this == BELOW) {
        return mark + "\n" + quoted + "\n\n" + words;
      }
      return this == NONE ? words : words + "\n\n" + mark + "\n" + quoted;
    }
  }

  @ParameterizedTest(name = "{1} in {2}")
  @MethodSource("wordings")
  void every_wording_is_understood_above_every_quotation(
      String expected, String words, Quotation quotation) {
    assertThat(understood(quotation.below(words))).as(words).isEqualTo(expected);
  }

  static Stream<Arguments> wordings() throws IOException {
    String all =
        Files.readString(WORDINGS, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.joining("\n"));
    return Arrays.stream(all.split("\n---\n?"))
        .map(block -> block.split("\n", 2))
        .flatMap(
            block ->
                Arrays.stream(Quotation.values()).map(q -> Arguments.of(block[0], block[1], q)));
  }

  private static String understood(String text) {
    Reply reply =
        reader.read(LETTER, form, Optional.of(Period.parse("2022-H1")), body(text), TODAY);
    List<String> said = new ArrayList<>();
    reply.values().forEach((key, value) -> said.add(key + "=" + value.value()));
    reply
        .intents()
        .forEach(
            intent ->
                said.add(
                    (intent.kind() + " " + intent.day().map(String::valueOf).orElse("")).strip()));
    if (said.isEmpty() && !reply.unclear().isEmpty()) {
      said.add("unclear");
    }
    if (reply.thanks()) {
      said.add("thanks");
    }
    if (reply.confirms()) {
      said.add("confirms");
    }
    return said.isEmpty() ? "none" : String.join(" ", said);
  }

  private static List<BodyLine> body(String text) {
    String[] lines = text.split("\n", -1);
    List<Passage> passages =
        IntStream.range(0, lines.length)
            .mapToObj(n -> new Paragraph(new Place(Place.MAIL_TEXT, 0, "", n), lines[n], false))
            .filter(p -> !p.text().isBlank())
            .map(p -> (Passage) p)
            .toList();
    Set<Place> own =
        MailText.split(passages, "Re: [CCHC quý II/2022] Đã nhận báo cáo").own().stream()
            .map(Passage::place)
            .collect(Collectors.toSet());
    return passages.stream().map(p -> new BodyLine(p, own.contains(p.place()))).toList();
  }
}
