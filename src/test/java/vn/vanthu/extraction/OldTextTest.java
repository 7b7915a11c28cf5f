package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.extraction.text.OldText;

class OldTextTest {
  private static final String UNICODE =
      "Công đoàn cơ sở trường Mầm non Hoa Sữa báo cáo kết quả tuyên truyền cải cách hành chính quý II năm 2022.";
  private static final String TCVN3 =
      "C«ng ®oµn c¬ së tr\u00ADêng MÇm non Hoa S÷a b¸o c¸o kÕt qu¶ tuyªn truyÒn c¶i c¸ch hµnh chÝnh quý II n¨m 2022.";
  private static final String VNI =
      "Coâng ñoaøn cô sôû tröôøng Maàm non Hoa Söõa baùo caùo keát quaû tuyeân truyeàn caûi caùch haønh chính quyù II naêm 2022.";

  @Test
  void tcvn3_and_vni_become_the_same_unicode() {
    assertThat(OldText.of(TCVN3)).isEqualTo(OldText.Encoding.TCVN3);
    assertThat(OldText.Encoding.TCVN3.read(TCVN3)).isEqualTo(UNICODE);
    assertThat(OldText.of(VNI)).isEqualTo(OldText.Encoding.VNI);
    assertThat(OldText.Encoding.VNI.read(VNI)).isEqualTo(UNICODE);
  }

  @Test
  void unicode_stays_as_it_is_decomposed_or_not() {
    assertThat(OldText.of(UNICODE)).isEqualTo(OldText.Encoding.UNICODE);
    String decomposed = Normalizer.normalize(UNICODE, Normalizer.Form.NFD);
    assertThat(OldText.Encoding.UNICODE.read(decomposed)).isEqualTo(UNICODE);
  }

  @Test
  void no_digit_is_invented() {
    assertThat(OldText.looks("Phát 1.250 tờ rơi ½")).isEqualTo("Phát 1.250 tờ rơi ½");
  }

  @ParameterizedTest
  @CsvSource({"windows-1252", "ISO-8859-1", "IBM437"})
  void a_subject_read_in_the_wrong_charset_is_undone(String charset) {
    String damaged =
        new String("Bao cao quy II".getBytes(StandardCharsets.UTF_8), Charset.forName(charset));
    String subject =
        new String(
            "Báo cáo quý II - MN Hoa Sữa".getBytes(StandardCharsets.UTF_8),
            StandardCharsets.ISO_8859_1);
    assertThat(TextRepair.line(damaged)).isEqualTo("Bao cao quy II");
    assertThat(TextRepair.line(subject)).isEqualTo("Báo cáo quý II - MN Hoa Sữa");
  }
}
