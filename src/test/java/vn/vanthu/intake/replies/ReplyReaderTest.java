package vn.vanthu.intake.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.TestForms;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.FormInterpreter;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.intake.replies.Intent.Kind;

class ReplyReaderTest {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Số hội nghị: 6 | meetings=6",
        "Hội nghị, cuộc họp, buổi sinh hoạt tuyên truyền trực tiếp: 06 cuộc | meetings=6",
        "Hồ sơ nộp qua dịch vụ công trực tuyến: 52 hồ sơ (không phải 512) |"
            + " online_service_dossiers=52",
        "Hồ sơ nộp qua dịch vụ công trực tuyến: 512 → 52 | online_service_dossiers=52",
        "1. Không | visual_items=0",
        "1. 4 chiếc¶2. Không phát sinh ạ | visual_items=4 leaflets=0",
        "Câu 1: 04¶Câu 3: 215 lượt | visual_items=4 online_service_guided=215",
        "Pano, áp phích, khẩu hiệu, băng rôn, bảng tin: không có | visual_items=0",
        "PANO, AP PHICH, KHAU HIEU, BANG RON, BANG TIN: 7 | visual_items=7",
        "Tờ rơi, tài liệu, sổ tay phát hành:¶1.250 tờ | leaflets=1250",
        "Đơn vị tổ chức được 6 hội nghị với 240 lượt người tham dự. | meetings=6"
            + " meeting_attendees=240",
        "Số hội nghị đúng là 6, không phải 5 ạ. | meetings=6",
        "Đơn vị phát hành 60 tờ rơi. | leaflets=60"
      })
  void figures_are_read_from_lines_numbers_and_free_words(String text, String expected) {
    Reply reply = read(own("Kính gửi LĐLĐ huyện,", text.replace("¶", "\n"), "Trân trọng"));

    assertThat(figures(reply)).isEqualTo(expected);
    assertThat(reply.unclear()).isEmpty();
  }

  @Test
  void quoted_text_is_never_read_as_new() {
    Reply reply = read(own("Cảm ơn đồng chí."), quoted("> "));

    assertThat(figures(reply)).isEmpty();
    assertThat(reply.thanks()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"> ", ">> ", ""})
  void a_quoted_list_that_was_edited_in_place_differs_from_what_we_sent(String mark) {
    String edited =
        LETTER
            .replace("bảng tin:", "bảng tin: 03")
            .replace("trực tiếp: 05 cuộc", "trực tiếp: 06 cuộc");

    Reply reply = read(own("Đơn vị xin gửi lại số liệu ạ"), quoted(mark, edited));

    assertThat(figures(reply)).isEqualTo("meetings=6 visual_items=3");
  }

  @Test
  void answers_between_quoted_lines_belong_to_the_line_above() {
    List<BodyLine> body = new ArrayList<>();
    for (String line : LETTER.split("\n")) {
      body.add(line("> " + line, false, body.size()));
      if (line.contains("1. Pano")) {
        body.add(line("04", true, body.size()));
      } else if (line.contains("2. Tờ rơi")) {
        body.add(line("Không", true, body.size()));
      }
    }

    assertThat(figures(read(body))).isEqualTo("visual_items=4 leaflets=0");
  }

  @Test
  void a_quotation_that_a_program_has_wrapped_anew_is_still_what_we_sent() {
    String wrapped =
        """
        > - Lượt người dự các hội nghị, cuộc họp, buổi
        > sinh hoạt: 1.225 lượt
        > người
        > - Hội nghị, cuộc họp, buổi sinh hoạt tuyên truyền trực tiếp: 05
        > cuộc
        """;

    Reply reply = read(own("Số liệu đúng rồi ạ."), quoted("", wrapped));

    assertThat(figures(reply)).isEmpty();
    assertThat(reply.confirms()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Đúng",
        "Đúng rồi ạ",
        "Số liệu đúng ạ.",
        "Dạ đúng rồi ạ",
        "Đơn vị xác nhận số liệu trên đúng",
        "Chính xác ạ",
        "Nhất trí với số liệu trên"
      })
  void saying_that_it_is_right_confirms(String text) {
    assertThat(read(own(text), quoted("> ")).confirms()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Không đúng ạ", "Chưa đúng", "Đúng là hội nghị có 6 cuộc", "Số liệu đúng chưa ạ?"})
  void other_words_do_not_confirm(String text) {
    assertThat(read(own(text), quoted("> ")).confirms()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cảm ơn anh/chị!",
        "Vâng ạ, em cảm ơn ạ.",
        "Đã nhận được thư. Cảm ơn LĐLĐ huyện.",
        "Ok chị",
        ""
      })
  void thanks_alone_say_nothing(String text) {
    Reply reply = read(own(text), quoted("> "));

    assertThat(reply.thanks()).isTrue();
    assertThat(reply.values()).isEmpty();
    assertThat(reply.intents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hội nghị, cuộc họp, buổi sinh hoạt tuyên truyền trực tiếp: 5-7 cuộc",
        "1. khoảng bốn năm cái gì đó, em xem lại sau",
        "3. xem ở cột thứ hai"
      })
  void what_is_not_surely_one_figure_is_unclear_and_never_recorded(String text) {
    Reply reply = read(own(text));

    assertThat(reply.values()).isEmpty();
    assertThat(reply.unclear()).isNotEmpty();
  }

  @Test
  void two_different_answers_to_one_line_give_none() {
    Reply reply = read(own("1. 4", "Pano, áp phích, khẩu hiệu, băng rôn, bảng tin: 5"));

    assertThat(reply.values()).isEmpty();
    assertThat(reply.unclear()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ngày 20 đơn vị sẽ gửi báo cáo ạ. | PROMISE | 2022-06-20",
        "Em xin phép gửi chậm đến 22/6/2022 | PROMISE | 2022-06-22",
        "Đơn vị sẽ gửi vào thứ Hai ạ | PROMISE | 2022-06-20",
        "Mai em nộp ạ | PROMISE | 2022-06-17",
        "Dự kiến ngày 05 gửi báo cáo | PROMISE | 2022-07-05",
        "Xin gia hạn thêm vài ngày ạ | PROMISE |",
        "Đơn vị không phát sinh nội dung nào trong kỳ. | NOTHING_TO_REPORT |",
        "Đơn vị đã gửi báo cáo hôm 10/6 rồi ạ | SENT_ALREADY | 2022-06-10",
        "Em đã nộp rồi chị ạ | SENT_ALREADY |",
        "Tôi không còn phụ trách công đoàn, đồng chí Lan phụ trách, email lan@truong.example |"
            + " NEW_CONTACT |",
        "Địa chỉ mail mới của đơn vị là mnad2@truong.example | NEW_CONTACT |",
        "Đề nghị giữ báo cáo trước | KEEP_EARLIER |"
      })
  void announcements_are_recognised_and_are_no_figures(String text, Kind kind, LocalDate day) {
    Reply reply = read(own(text), quoted("> "));

    assertThat(reply.values()).isEmpty();
    assertThat(reply.intents()).singleElement().extracting(Intent::kind).isEqualTo(kind);
    assertThat(reply.intents().get(0).day()).isEqualTo(Optional.ofNullable(day));
    assertThat(reply.thanks()).isFalse();
  }

  private static Reply read(List<BodyLine> body) {
    return reader.read(LETTER, form, Optional.of(Period.parse("2022-H1")), body, TODAY);
  }

  @SafeVarargs
  private static Reply read(List<BodyLine>... parts) {
    List<BodyLine> body = new ArrayList<>();
    for (List<BodyLine> part : parts) {
      body.addAll(part);
    }
    return read(body);
  }

  private static List<BodyLine> own(String... lines) {
    List<BodyLine> body = new ArrayList<>();
    for (String line : String.join("\n", lines).split("\n")) {
      body.add(line(line, true, body.size()));
    }
    return body;
  }

  private static List<BodyLine> quoted(String mark) {
    return quoted(mark, LETTER);
  }

  private static List<BodyLine> quoted(String mark, String letter) {
    List<BodyLine> body = new ArrayList<>();
    for (String line : letter.split("\n")) {
      body.add(line(mark + line, false, 100 + body.size()));
    }
    return body;
  }

  private static BodyLine line(String text, boolean own, int ordinal) {
    Place place = new Place(Place.MAIL_TEXT, 0, "", ordinal);
    return new BodyLine(new Paragraph(place, text, false), own);
  }

  private static String figures(Reply reply) {
    return reply.values().entrySet().stream()
        .map(e -> Map.entry(e.getKey(), e.getValue().value()))
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }
}
