package vn.vanthu.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of unions in the many ways in which people write them. */
class NamesTest {
  private static final LocalDate DAY = LocalDate.of(2022, 6, 20);
  private static final Registry REGISTRY =
      new Registry(
          List.of(
              unit("A", "CĐCS Trường Mầm non Hoa Sen A"),
              unit("B", "CĐCS Trường Mầm non Hoa Sen B"),
              unit("LIEU", "CĐCS Trường Mầm non Liễu Giai"),
              unit("LIEU2", "CĐCS Trường Mầm non Liễu Giai 2"),
              unit("MNTT", "CĐCS Trường Mầm non tư thục Mây Hồng"),
              unit("MNMH", "CĐCS Trường Mầm non Mây Hồng"),
              unit("TH", "CĐCS Trường Tiểu học Yên Thịnh"),
              unit("THCS", "CĐCS Trường THCS Yên Thịnh"),
              unit("TH-THCS", "CĐCS Trường TH&THCS Bãi Cháy"),
              unit("THCSBT", "CĐCS Trường THCS Bình Trị"),
              unit("MNXA", "CĐCS Trường Mầm non xã Đại Từ"),
              unit("UB", "CĐCS UBND xã Yên Thịnh", "Xã Yên Thịnh"),
              unit("UBTT", "CĐCS Cơ quan UBND thị trấn Đại Từ"),
              unit("CTY", "CĐCS Công ty TNHH Thương mại và Dịch vụ Tân Phát"),
              unit("CTYCN", "CĐCS Công ty Cổ phần Sợi Phú Bài - Chi nhánh Nam Định"),
              unit("TYT", "CĐCS Trạm Y tế xã Yên Thịnh"),
              new Unit(
                  new UnitCode("OLD"),
                  "CĐCS Trường Tiểu học Kỳ Phú",
                  List.of(),
                  UnitKind.SCHOOL,
                  List.of(),
                  "",
                  "",
                  "",
                  Optional.empty(),
                  Optional.of(LocalDate.of(2021, 6, 30)),
                  Optional.empty())));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CÔNG ĐOÀN CƠ SỞ TRƯỜNG MẦM NON HOA SEN A | A",
        "CĐCS MN Hoa Sen B | B",
        "CĐ trường MN Hoa Sen - B | B",
        "Mầm non Hoa Sen (A) | A",
        "MN. Liễu Giai | LIEU",
        "Tr. MN Liễu Giai II | LIEU2",
        "mam non lieu giai 2 | LIEU2",
        "MN Liễu Giai, quý 2 năm 2022 | LIEU",
        "BC CCHC MN Lieu Giai 6 thang dau nam 2022 | LIEU",
        "MN Liễu Giai 06/2022 | LIEU",
        "CĐ MN Liễu Giai: 2 hội nghị | LIEU",
        "Em gửi báo cáo của trường MN Liễu Giai ạ | LIEU",
        "Trường MN tư thục Mây Hồng | MNTT",
        "MN Mây Hồng | MNMH",
        "Tiểu học Yên Thịnh | TH",
        "Trường THCS Yên Thịnh | THCS",
        "CĐCS TH & THCS Bãi Cháy | TH-THCS",
        "Trường Tiểu học và THCS Bãi Cháy | TH-THCS",
        "Trường Tiểu học xã Yên Thịnh | TH",
        "Yên Thịnh - TH | TH",
        "Mầm non Đại Từ | MNXA",
        "Ủy ban nhân dân xã Yên Thịnh | UB",
        "UBND Yên Thịnh | UB",
        "CÔNG ĐOÀN XÃ YÊN THỊNH | UB",
        "CĐCS xã Yên Thịnh | UB",
        "UBND TT Đại Từ | UBTT",
        "Công đoàn thị trấn Đại Từ | UBTT",
        "Trường THCS Yên Thịnh, xã Yên Thịnh | THCS",
        "Cty TNHH TM&DV Tân Phát | CTY",
        "CÔNG TY TNHH TM VÀ DV TÂN PHÁT | CTY",
        "Công ty CP Sợi Phú Bài – CN Nam Định | CTYCN",
        "TYT Yên Thịnh | TYT",
        "Trạm y tế xã Yên Thịnh | TYT"
      })
  void a_union_is_known_by_its_name_however_it_is_written(String written, String code) {
    for (String way : ways(written)) {
      assertThat(codes(REGISTRY.namedIn(way, DAY))).as(way).containsExactly(code);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Trường Mầm non Hoa Sen | A B",
        "CĐCS MN HOA SEN | A B",
        "Trường Mầm non Hoa Sen C |  A B",
        "Trường Mầm non Liễu Giai 3 | LIEU",
        "Trường MN Mây Hồng B | MNMH",
        "Trường TH&THCS Bình Trị | THCSBT",
        "Trường Tiểu học và THCS Bình Trị | THCSBT"
      })
  void near_namesakes_are_candidates_and_never_a_guess(String written, String codes) {
    Named named = REGISTRY.named(written, DAY);
    assertThat(named.certain()).as(written).isEmpty();
    assertThat(codes(named.near())).as(written).containsExactly(codes.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "Trường Yên Thịnh",
    "Hoa Sen",
    "THPT Yên Thịnh",
    "Công ty Tân Phát Lộc",
    "Trường Tiểu học Kỳ Phú",
    "Liễu Giai 2"
  })
  void a_part_of_a_name_another_kind_or_a_union_that_has_ended_is_nobody(String written) {
    Named named = REGISTRY.named(written, DAY);
    assertThat(named.certain()).isEmpty();
    assertThat(named.near()).isEmpty();
  }

  @Test
  void a_union_that_has_ended_counted_while_it_existed() {
    assertThat(codes(REGISTRY.namedIn("Trường Tiểu học Kỳ Phú", LocalDate.of(2021, 3, 1))))
        .containsExactly("OLD");
  }

  @Test
  void each_of_two_unions_in_one_text_is_named() {
    assertThat(codes(REGISTRY.namedIn("TH Yên Thịnh chuyển giúp MN Hoa Sen B", DAY)))
        .containsExactly("TH", "B");
  }

  /** As it stands, in small letters behind words, in capitals, without accents, decomposed. */
  private static List<String> ways(String written) {
    List<String> ways = new ArrayList<>();
    String plain =
        Normalizer.normalize(written, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('đ', 'd')
            .replace('Đ', 'D');
    ways.add(written);
    ways.add("Báo cáo của " + written + ", ngày 10/6/2022");
    ways.add(written.toUpperCase(Locale.ROOT));
    ways.add(plain);
    ways.add(Normalizer.normalize(written, Normalizer.Form.NFD));
    ways.add(written.replace(" ", "  "));
    return ways;
  }

  private static List<String> codes(List<Unit> units) {
    return units.stream().map(unit -> unit.code().value()).toList();
  }

  private static Unit unit(String code, String name, String... aliases) {
    return new Unit(
        new UnitCode(code),
        name,
        List.of(aliases),
        UnitKind.SCHOOL,
        List.of(),
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
