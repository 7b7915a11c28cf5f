package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.vanthu.extraction.text.Legibility;

class LegibilityTest {
  private static final String REPORT =
      """
      LIÊN ĐOÀN LAO ĐỘNG HUYỆN GIA LÂM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      CĐCS TRƯỜNG MẦM NON HOA SỮA Độc lập - Tự do - Hạnh phúc Số: 05/BC-CĐCS
      Công đoàn đã tổ chức 05 hội nghị với 320 lượt CBGVNV, CNVCLĐ dự; phát 1.250 tờ rơi ……………
      TT | Nội dung | ĐVT | Số lượng | Ghi chú 1 Số cuộc họp Cuộc 05 2 Số người dự Lượt 320
      """;

  @Test
  void vietnamese_is_legible_with_marks_without_them_and_in_old_encodings() {
    assertThat(Legibility.of(REPORT)).isEqualTo(Legibility.VIETNAMESE);
    assertThat(
            Legibility.of(
                "Cong doan truong da to chuc 05 hoi nghi tuyen truyen cai cach hanh chinh voi 320 luot doan vien du"))
        .isEqualTo(Legibility.VIETNAMESE);
    assertThat(
            Legibility.of(
                "§· tæ chøc 05 héi nghÞ víi 320 l\u00ADît ®oµn viªn dù; ph¸t 1.250 tê r¬i; kh«ng ph¸t sinh ý kiÕn"))
        .isEqualTo(Legibility.VIETNAMESE);
  }

  @Test
  void glyph_numbers_taken_for_letters_are_garbage() {
    assertThat(Legibility.of(shifted(REPORT, -29))).isEqualTo(Legibility.GARBAGE);
    assertThat(Legibility.of(shifted(REPORT, 7))).isEqualTo(Legibility.GARBAGE);
    assertThat(
            Legibility.of(
                "\u0001\u0002\u0003 \u0004\u0005 \u0006\u0007 \u0008\u000E\u000F \u0010\u0011 \u0012 \u0013\u0014 \u0015\u0016 \u0017\u0018"))
        .isEqualTo(Legibility.GARBAGE);
  }

  @Test
  void an_ocr_that_did_not_know_vietnamese_leaves_garbage() {
    assertThat(
            Legibility.of(
                "C6ng doan dfi t6 chirc 05 hQi nghi tuy6n truy6n c6i c6ch hanh chfnh v6i 320 lugt CBGVNV du; ph6t 1.250 td roi, kh6ng ph6t sinh i ki6n, ki6n nghi"))
        .isEqualTo(Legibility.GARBAGE);
  }

  @Test
  void another_language_is_named_as_such() {
    assertThat(
            Legibility.of(
                "The committee held five meetings during the second quarter and distributed more than twelve hundred leaflets among the employees of the company."))
        .isEqualTo(Legibility.OTHER_LANGUAGE);
    assertThat(
            Legibility.of(
                "Le comité a tenu cinq réunions pendant le deuxième trimestre et a distribué plus de mille feuillets aux employés de l'entreprise."))
        .isEqualTo(Legibility.OTHER_LANGUAGE);
  }

  @Test
  void a_few_words_decide_nothing() {
    assertThat(Legibility.of("Trang 2/3")).isEqualTo(Legibility.TOO_LITTLE);
    assertThat(Legibility.of("4XDQ 7X 12 345 67 89")).isEqualTo(Legibility.TOO_LITTLE);
  }

  /** Every character but blanks as the one so far away. */
  private static String shifted(String text, int by) {
    StringBuilder shifted = new StringBuilder();
    text.chars()
        .forEach(
            c -> shifted.append(Character.isWhitespace(c) ? ' ' : (char) Math.max(33, c + by)));
    return shifted.toString();
  }
}
