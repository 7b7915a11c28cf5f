package vn.vanthu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MimeReader;

class MailTextTest {
  private static final String OLD = "Kỳ trước đã tổ chức 99 hội nghị";
  private static final String NEW = "Đã tổ chức 05 hội nghị";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Vào Th 6, 10 thg 6, 2022 vào lúc 08:00 LĐLĐ <a@huyen.example> đã viết:",
        "Vao 10:20, Th 6, 10 thg 6, 2022 LDLD <a@huyen.example> da viet:",
        "Vào Th 6, 10 thg 6, 2022 vào lúc 08:00 Liên đoàn Lao động\n<a@huyen.example>\nđã viết:",
        "On Fri, Jun 10, 2022 at 8:00 AM LDLD <a@huyen.example> wrote:",
        "---- On Fri, 10 Jun 2022 08:00:00 +0700 LDLD <a@huyen.example> wrote ----",
        "2022-06-10 8:00 GMT+07:00 LDLD <a@huyen.example>:",
        "-----Original Message-----\nFrom: LDLD\nSent: Friday\nTo: A\nSubject: Nhắc",
        "----- Thư gốc -----\nTừ: LDLD <a@huyen.example>\nGửi: Thứ Sáu\nChủ đề: Nhắc",
        "From: LDLD <a@huyen.example>\nSent: Friday, June 10, 2022\nTo: A\nSubject: Nhắc",
        "Từ: LDLD <a@huyen.example>\nĐã gửi: 10 tháng 6\nTới: A\nChủ đề: Nhắc",
        "*From:* LDLD <a@huyen.example>\n*Date:* Friday\n*Subject:* Nhắc"
      })
  void what_stands_below_a_reply_is_not_read(String mark) {
    MailText.Split split = split("Re: Nhắc", NEW + "\n" + mark + "\n" + OLD);
    assertThat(texts(split)).containsExactly(NEW);
    assertThat(split.quotedLeftOut()).isTrue();
    assertThat(split.forwardedFrom()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---------- Forwarded message ---------\nTừ: Trường A <a@truong.example>\nDate: T6, 10 thg 6, 2022"
            + "\nSubject: Báo cáo quý 2\nTo: <b@xa.example>",
        "-------- Thư chuyển tiếp --------\nChủ đề: Báo cáo quý 2\nNgày: 10/6\nTừ: Trường A <a@truong.example>\nĐến: b",
        "----- Thư đã chuyển tiếp -----\nTừ: \"Trường A\" <a@truong.example>\nTới: b\nGửi: Thứ Sáu\nChủ đề: Báo cáo quý 2",
        "Begin forwarded message:\nFrom: Trường A <a@truong.example>\nSubject: Báo cáo quý 2\nDate: June 10",
        "Bắt đầu thư được chuyển tiếp:\nTừ: Trường A <a@truong.example>\nNgày: 10 tháng 6\nChủ đề: Báo cáo quý 2",
        "From: Trường A <a@truong.example>\nSent: Friday\nTo: b\nSubject: Báo cáo quý 2",
        "Từ: Trường A [mailto:a@truong.example]\nĐã gửi: Thứ Sáu\nĐến: b\nChủ đề: Báo cáo quý 2"
      })
  void what_is_forwarded_is_read_with_who_wrote_it(String mark) {
    MailText.Split split = split("Fwd: Báo cáo quý 2", "Kính chuyển.\n" + mark + "\n" + NEW);
    assertThat(texts(split)).startsWith("Kính chuyển.").endsWith(NEW);
    assertThat(split.forwardedFrom())
        .containsExactly(new MailAddress("Trường A", "a@truong.example"));
    assertThat(split.forwardedSubject()).contains("Báo cáo quý 2");
    assertThat(split.quotedLeftOut()).isFalse();
  }

  @Test
  void a_forward_in_quote_marks_is_read_without_them() {
    String forward =
        "> Begin forwarded message:\n>\n> From: A <a@truong.example>\n> Subject: BC\n>\n> ";
    MailText.Split split = split("Fwd: BC", forward + NEW + "\n>> " + OLD);
    assertThat(texts(split)).endsWith(NEW).doesNotContain(OLD);
    assertThat(split.quotedLeftOut()).isTrue();
  }

  @Test
  void a_quotation_in_what_is_forwarded_is_not_read() {
    String forward =
        "---------- Forwarded message ---------\nFrom: A <a@truong.example>\nSubject: BC\n";
    String reply = "\nVào 10/6/2022 08:00, LĐLĐ <b@huyen.example> đã viết:\n> " + OLD;
    assertThat(texts(split("Fwd: BC", forward + NEW + reply))).endsWith(NEW);
  }

  @Test
  void what_a_forwarded_reply_answered_is_not_read() {
    String forward = "From: A <a@truong.example>\nSent: Friday\nSubject: RE: Nhắc\n" + NEW;
    String below = "\nFrom: LDLD <b@huyen.example>\nSent: Monday\nSubject: Nhắc\n" + OLD;
    MailText.Split split = split("FW: Nhắc", forward + below);
    assertThat(texts(split)).endsWith(NEW);
    assertThat(split.forwardedFrom()).hasSize(1);
  }

  @Test
  void an_answer_below_the_quotation_is_read() {
    String quotation = "On Fri, Jun 10, 2022, LDLD <a@huyen.example> wrote:\n> " + OLD + "\n";
    assertThat(texts(split("Re: Nhắc", quotation + NEW))).containsExactly(NEW);
  }

  @Test
  void an_own_line_above_a_broken_attribution_stays() {
    String text =
        "Vào ngày 10/6 đơn vị đã họp\nVào Th 6, 10 thg 6 LĐLĐ\n<a@huyen.example> đã viết:\n> "
            + OLD;
    assertThat(texts(split("Re: Nhắc", text))).containsExactly("Vào ngày 10/6 đơn vị đã họp");
  }

  @Test
  void a_signature_stays_below_its_mark() {
    assertThat(texts(split("BC", NEW + "\n--\nNguyễn An"))).containsExactly(NEW, "--", "Nguyễn An");
  }

  @Test
  void an_invitation_s_times_and_places_are_no_header() {
    String text = "Từ: 8h00\nĐến: 11h00\nNgày: 10/6/2022\n" + NEW;
    assertThat(texts(split("Giấy mời", text))).hasSize(4).endsWith(NEW);
  }

  @Test
  void html_is_read_where_it_holds_a_table() {
    assertThat(body("<table><tr><td>a</td><td>1</td></tr></table>")).isEqualTo("text/html");
    assertThat(body("<p>a</p>")).isEqualTo("text/plain");
  }

  @Test
  void html_is_read_where_the_plain_text_is_broken_inside_a_sentence() {
    String wrapped =
        "Trong quy don vi da to chuc tuyen truyen cho toan the doan vien voi\n05 hoi nghi";
    assertThat(body(wrapped, "<p>a</p>")).isEqualTo("text/html");
  }

  private static String body(String html) {
    return body("a", html);
  }

  private static String body(String plain, String html) {
    String mail =
        "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n%s\n--b\nContent-Type: text/html\n\n%s\n--b--\n"
            .formatted(plain, html);
    return MailText.bodiesOf(
            MimeReader.read(mail.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .get(0)
        .type();
  }

  private static MailText.Split split(String subject, String text) {
    List<String> lines = text.lines().toList();
    List<Passage> passages =
        IntStream.range(0, lines.size())
            .<Passage>mapToObj(
                i -> new Paragraph(new Place(Place.MAIL_TEXT, 0, "", i), lines.get(i), false))
            .toList();
    return MailText.split(passages, subject);
  }

  private static List<String> texts(MailText.Split split) {
    return split.own().stream().map(Passage::text).toList();
  }
}
