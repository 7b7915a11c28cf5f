package vn.vanthu.intake.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.TestForms;
import vn.vanthu.forms.FormInterpreter;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Place;

class ReceiptTest {
  private static ReplyReader reader;

  @BeforeAll
  static void start() throws Exception {
    reader = new ReplyReader(new FormInterpreter(TestForms.shipped()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Đã nhận",
        "Da nhan",
        "đã nhận ạ",
        "Đã nhận, đã triển khai.",
        "Da nhan, da trien khai den doan vien",
        "Em nhận được rồi ạ",
        "e nhan dc r a",
        "Nhận được công văn rồi chị nhé",
        "Dạ CĐCS trường đã nhận được hướng dẫn của LĐLĐ huyện ạ.",
        "Đơn vị đã tiếp nhận văn bản và phổ biến tới toàn thể đoàn viên.",
        "Xác nhận đã nhận văn bản số 12.",
        "Công đoàn xin xác nhận.",
        "Nhận đủ 2 file",
        "OK",
        "ok ạ",
        "Dạ vâng ạ",
        "Đã rõ ạ",
        "Vâng, đơn vị sẽ triển khai ạ.",
        "Kính gửi LĐLĐ,¶Chúng tôi đã quán triệt nội dung văn bản trong cuộc họp sáng nay.¶Trân"
            + " trọng",
        "Đơn vị nhận văn bản, không có vướng mắc gì ạ",
        "Công đoàn cơ sở đã nhận được công văn, sẽ thực hiện nghiêm túc theo tinh thần chỉ đạo của"
            + " cấp trên.",
        "Received, thank you",
        "Chúng tôi đã đọc và niêm yết tại bảng tin của công ty.",
        "truong da nhan mail va da gui den doan vien qua zalo a"
      })
  void these_words_confirm(String text) {
    assertThat(read(text)).isEqualTo(Receipt.CONFIRMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Đã nhận ạ. Hạn nộp báo cáo là ngày nào ạ?",
        "Đã nhận, cho em hỏi có cần bản giấy không ạ",
        "da nhan, co can nop ban giay khong a",
        "Đơn vị nhận được rồi, nhờ anh chị gửi lại phụ lục 2",
        "Công ty đã nhận. Đề nghị LĐLĐ hướng dẫn thêm mục 3.",
        "Mẫu này đã có bản Word chưa ạ",
        "Văn bản này áp dụng từ khi nào ạ"
      })
  void a_question_is_no_confirmation(String text) {
    assertThat(read(text)).isEqualTo(Receipt.ASKS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Đơn vị chưa nhận được tệp.",
        "Chua nhan duoc van ban a",
        "Đã nhận thư nhưng không mở được file.",
        "Da nhan nhung file bi loi",
        "Đã nhận nhưng chưa triển khai.",
        "Đơn vị xin cảm ơn.",
        "Tôi đã nghỉ hưu, đồng chí Lan phụ trách công đoàn từ tháng 5.",
        "Báo cáo đơn vị gửi sau.",
        "Mong nhận được sự quan tâm của LĐLĐ."
      })
  void these_words_confirm_nothing(String text) {
    assertThat(read(text)).isEqualTo(Receipt.NONE);
  }

  @Test
  void what_a_reply_quotes_confirms_nothing() {
    List<BodyLine> body = new ArrayList<>(lines("Kính gửi LĐLĐ huyện", true));
    body.addAll(lines("> ghi \"Đã nhận\" (hoặc \"Đã nhận, đã triển khai\")", false));

    assertThat(reader.readWords(body, LocalDate.of(2022, 6, 16)).receipt()).isEqualTo(Receipt.NONE);
  }

  private static Receipt read(String text) {
    return reader
        .readWords(lines(text.replace("¶", "\n"), true), LocalDate.of(2022, 6, 16))
        .receipt();
  }

  private static List<BodyLine> lines(String text, boolean own) {
    List<BodyLine> lines = new ArrayList<>();
    for (String line : text.split("\n")) {
      lines.add(
          new BodyLine(
              new Paragraph(new Place(Place.MAIL_TEXT, 0, "", lines.size()), line, false), own));
    }
    return lines;
  }
}
