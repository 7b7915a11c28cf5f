package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.extraction.text.OldText;
import vn.vanthu.extraction.text.OldText.Encoding;

class OldTextTest {
  private static final String[] UNICODE = {
    "Công đoàn cơ sở trường Mầm non Hoa Sữa báo cáo kết quả tuyên truyền cải cách hành chính quý II"
        + " năm 2022.",
    "Đã tổ chức 05 hội nghị với 320 lượt đoàn viên dự; phát 1.250 tờ rơi; không phát sinh ý kiến,"
        + " kiến nghị.",
    "khuỷu, quẫy, nghẽn, ngoằn ngoèo, tuyệt mỹ, kỵ, ỷ lại, thuở, quờ, huỵch, ẵm, rỗng, lẫn, ĩnh"
  };
  private static final String[] TCVN3 = {
    "C«ng ®oµn c¬ së tr\u00ADêng MÇm non Hoa S÷a b¸o c¸o kÕt qu¶ tuyªn truyÒn c¶i c¸ch hµnh chÝnh"
        + " quý II n¨m 2022.",
    "§· tæ chøc 05 héi nghÞ víi 320 l\u00ADît ®oµn viªn dù; ph¸t 1.250 tê r¬i; kh«ng ph¸t sinh ý"
        + " kiÕn, kiÕn nghÞ.",
    "khuûu, quÉy, nghÏn, ngo»n ngoÌo, tuyÖt mü, kþ, û l¹i, thuë, quê, huþch, ½m, rçng, lÉn, Ünh"
  };
  private static final String[] VNI = {
    "Coâng ñoaøn cô sôû tröôøng Maàm non Hoa Söõa baùo caùo keát quaû tuyeân truyeàn caûi caùch"
        + " haønh chính quyù II naêm 2022.",
    "Ñaõ toå chöùc 05 hoäi nghò vôùi 320 löôït ñoaøn vieân döï; phaùt 1.250 tôø rôi; khoâng phaùt"
        + " sinh yù kieán, kieán nghò.",
    "khuyûu, quaãy, ngheõn, ngoaèn ngoeøo, tuyeät myõ, kî, yû laïi, thuôû, quôø, huîch, aüm, roãng,"
        + " laãn, ónh"
  };

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void tcvn3_and_vni_become_the_same_unicode(int sentence) {
    assertThat(OldText.of(TCVN3[sentence])).isEqualTo(Encoding.TCVN3);
    assertThat(Encoding.TCVN3.read(TCVN3[sentence])).isEqualTo(UNICODE[sentence]);
    assertThat(OldText.of(VNI[sentence])).isEqualTo(Encoding.VNI);
    assertThat(Encoding.VNI.read(VNI[sentence])).isEqualTo(UNICODE[sentence]);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void old_bytes_read_as_windows_1258_become_unicode_too(int sentence) {
    assertThat(Encoding.TCVN3.read(as1258(TCVN3[sentence]))).isEqualTo(UNICODE[sentence]);
    assertThat(OldText.of(as1258(TCVN3[sentence]))).isEqualTo(Encoding.TCVN3);
    assertThat(Encoding.VNI.read(as1258(VNI[sentence]))).isEqualTo(UNICODE[sentence]);
    assertThat(OldText.of(as1258(VNI[sentence]))).isEqualTo(Encoding.VNI);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void windows_1258_bytes_read_as_1252_are_decoded_in_two_steps(int sentence) {
    String read = new String(bytes1258(UNICODE[sentence]), Charset.forName("windows-1252"));
    assertThat(OldText.of(read)).isEqualTo(Encoding.WINDOWS_1258);
    assertThat(Encoding.WINDOWS_1258.read(read)).isEqualTo(UNICODE[sentence]);
  }

  @Test
  void viscii_is_read_by_its_table() {
    String viscii = "Công ðoàn c½ s· trß¶ng báo cáo kªt quä nåm 2022, chuyên ð« cäi cách";
    assertThat(OldText.of(viscii)).isEqualTo(Encoding.VISCII);
    assertThat(Encoding.VISCII.read(viscii))
        .startsWith("Công đoàn cơ sở trường báo cáo kết quả năm 2022");
  }

  @Test
  void unicode_stays_as_it_is_decomposed_or_with_marks_in_the_wrong_order() {
    for (String sentence : UNICODE) {
      assertThat(OldText.of(sentence)).isEqualTo(Encoding.UNICODE);
      String decomposed = Normalizer.normalize(sentence, Normalizer.Form.NFD);
      assertThat(Encoding.UNICODE.read(decomposed)).isEqualTo(sentence);
      assertThat(OldText.of(decomposed)).isEqualTo(Encoding.UNICODE);
    }
    assertThat(OldText.looks("ca\u0301\u0302p, tru\u031Bo\u0300\u031Bng, he\u0323\u0302"))
        .isEqualTo("cấp, trường, hệ");
  }

  @Test
  void letters_that_look_alike_are_repaired() {
    assertThat(OldText.looks("Văn thƣ, nhà nƣớc, nǎm 2025, Ðoàn viên"))
        .isEqualTo("Văn thư, nhà nước, năm 2025, Đoàn viên");
  }

  @Test
  void no_digit_is_invented() {
    assertThat(OldText.looks("Phát 1.250 tờ rơi ½ ¹ ª µ")).isEqualTo("Phát 1.250 tờ rơi ½ ¹ ª µ");
  }

  @ParameterizedTest
  @CsvSource({"windows-1252", "ISO-8859-1", "windows-1258", "IBM437", "x-MacRoman"})
  void utf8_read_in_a_wrong_charset_is_undone(String charset) {
    // a no-break space and an en dash inside, as in real letters
    String sentence = UNICODE[1] + " – là Ở";
    String damaged = readAs(sentence, charset);
    assertThat(damaged).isNotEqualTo(sentence);
    assertThat(OldText.of(damaged)).isEqualTo(Encoding.WRONGLY_DECODED);
    if (!charset.equals("windows-1258")) { // which has no character for some bytes
      assertThat(Encoding.WRONGLY_DECODED.read(damaged)).isEqualTo(sentence);
    }
  }

  @ParameterizedTest
  @CsvSource({"GB18030", "GBK"})
  void utf8_read_as_chinese_is_undone_where_no_byte_was_lost(String charset) {
    String sentence = "Báo cáo quý II, Trường Mầm non Hoa Sữa, công đoàn viên";
    assertThat(TextRepair.line(readAs(sentence, charset))).isEqualTo(sentence);
    String lossy = readAs("Tổ chức bộ máy, ở xã Đa Tốn tổ chức lễ ra mắt bể bơi", charset);
    assertThat(OldText.of(lossy)).isEqualTo(Encoding.UNSURE);
  }

  @Test
  void what_was_damaged_twice_is_undone_twice() {
    String twice = readAs(readAs(UNICODE[0], "windows-1252"), "windows-1252");
    assertThat(OldText.of(twice)).isEqualTo(Encoding.WRONGLY_DECODED);
    assertThat(Encoding.WRONGLY_DECODED.read(twice)).isEqualTo(UNICODE[0]);
  }

  @Test
  void a_no_break_space_that_became_an_ordinary_one_was_the_second_byte_of_a_letter() {
    String damaged =
        readAs("Cải cách hành chính là vài việc của đoàn viên và nhà trường", "windows-1252");
    assertThat(Encoding.WRONGLY_DECODED.read(damaged.replace('\u00A0', ' ')))
        .isEqualTo("Cải cách hành chính là vài việc của đoàn viên và nhà trường");
  }

  @Test
  void some_good_letters_among_damaged_ones_do_not_keep_the_others_damaged() {
    String mixed =
        readAs("Công đoàn đã tổ chức hội nghị, đoàn viên tham gia đầy đủ ở trường", "windows-1252")
            + " (đ/c Hoà) →";
    assertThat(OldText.of(mixed)).isEqualTo(Encoding.WRONGLY_DECODED);
    assertThat(Encoding.WRONGLY_DECODED.read(mixed))
        .isEqualTo("Công đoàn đã tổ chức hội nghị, đoàn viên tham gia đầy đủ ở trường (đ/c Hoà) →");
  }

  @Test
  void a_letter_lost_for_certain_is_put_back_and_the_others_are_only_named() {
    String lost =
        TCVN3[0]
            + " §· ph¸t 320 tê, ®\u00ADîc tr\u00ADêng khen th\u00ADëng, l\u00AD¬ng thÊp,"
            + " m\u00ADêi ng\u00ADêi";
    String without = lost.replace("\u00AD", "");
    assertThat(OldText.of(without)).isEqualTo(Encoding.TCVN3);
    assertThat(Encoding.TCVN3.read(without))
        .contains("trường Mầm non")
        .contains("được trường khen thưởng, lương thấp")
        .endsWith("mời ngời");
    assertThat(OldText.lostEveryLetter(without)).isTrue();
    assertThat(
            OldText.likely(
                "ba mơi bảy lợt ngời, mời hai (12) cuộc, kính mời dự, cha có, của cha mẹ"))
        .isEqualTo("ba mươi bảy lượt người, mười hai (12) cuộc, kính mời dự, chưa có, của cha mẹ");
    assertThat(OldText.lostLetters(without)).isTrue();
    assertThat(OldText.lostLetters(lost)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BÃ¡o cÃ¡o quÃ½ II - MN Hoa Sá»¯a | Báo cáo quý II - MN Hoa Sữa",
        "B├ío c├ío qu├╜ II.docx | Báo cáo quý II.docx",
        "B√°o c√°o qu√Ω II | Báo cáo quý II",
        "B谩o c谩o qu媒 II - Tr瓢峄漬g MN Hoa S峄痑 | Báo cáo quý II - Trường MN Hoa Sữa",
        "Nguyá»…n Thá»‹ HÃ²a | Nguyễn Thị Hòa",
        "Báo cáo quyì II - TrýõÌng MN Hoa SýÞa | Báo cáo quý II - Trường MN Hoa Sữa",
        "B¸o c¸o quý II - Tr\u00ADêng MN Hoa S÷a | Báo cáo quý II - Trường MN Hoa Sữa",
        "Baùo caùo quyù II.doc | Báo cáo quý II.doc",
        "TrÆ°á»\u009Dng MN HÃ  Máº§u | Trường MN Hà Mầu",
      })
  void a_subject_or_a_name_is_repaired(String damaged, String expected) {
    assertThat(TextRepair.line(damaged)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bao cao CCHC quy II - MN Hoa Sua.doc",
        "José Müller, café à São Paulo",
        "Re: Rückmeldung für März",
        "Báo cáo quý II",
        "B?o c?o qu? II",
        "报告 2022",
        "Отчёт за второй квартал"
      })
  void what_is_not_damaged_or_cannot_be_repaired_is_left(String line) {
    assertThat(TextRepair.line(line)).isEqualTo(line);
  }

  @Test
  void a_subject_that_stays_damaged_is_doubtful() {
    assertThat(TextRepair.isDoubtful("B\uFFFDo c\uFFFDo qu\uFFFD II")).isTrue();
    assertThat(TextRepair.isDoubtful("Báo cáo quý II")).isFalse();
    assertThat(TextRepair.isDoubtful("Bao cao quy II")).isFalse();
  }

  private static String readAs(String text, String charset) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder read = new StringBuilder(new String(bytes, Charset.forName(charset)));
    for (int i = 0; read.length() == bytes.length && i < bytes.length; i++) {
      if (read.charAt(i) == '\uFFFD') {
        read.setCharAt(i, (char) (bytes[i] & 0xFF));
      }
    }
    return read.toString();
  }

  private static String as1258(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), Charset.forName("windows-1258"));
  }

  /** Modified vowels composed, the tone after them. */
  static byte[] bytes1258(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      String nfd = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      String tones = nfd.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
      out.append(
              Normalizer.normalize(
                  nfd.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", ""), Normalizer.Form.NFC))
          .append(tones);
    }
    return out.toString().getBytes(Charset.forName("windows-1258"));
  }
}
