package vn.vanthu.correspondence;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Settings of an office for tests. */
public final class TestOffice {
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private TestOffice() {}

  public static OfficeSettings office() {
    return new OfficeSettings(
        "baocao@office.example",
        "Liên đoàn Lao động huyện Thử",
        "LĐLĐ huyện",
        "Liên đoàn Lao động thành phố",
        "Thử",
        "024 0000 0000",
        ZONE,
        List.of("cu@office.example"));
  }

  /** Letters in Vietnamese, as the project ships them. */
  public static LettersSettings letters(String send, String bounceAddress) {
    return new LettersSettings(
        send,
        List.of("*@truong.example"),
        Duration.ofDays(7),
        5,
        3,
        500,
        100,
        5000,
        1000,
        bounceAddress,
        Path.of("config/letters"),
        "vi",
        Duration.ofMillis(100),
        Duration.ofSeconds(60),
        Duration.ofSeconds(30),
        12,
        3);
  }
}
