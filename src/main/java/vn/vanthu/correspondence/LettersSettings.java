package vn.vanthu.correspondence;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and how letters are sent.
 *
 * @param send {@code none}: letters are written and withheld; {@code only-to}: sent to the
 *     addresses of {@code onlyTo} alone; {@code all}
 * @param onlyTo address patterns with {@code *}
 * @param perAddressPerDay letters to one address in a day
 * @param perThreadPerDay letters in one conversation in a day: a correction is answered too, a loop
 *     is not
 * @param perHour letters of the whole service in an hour: the breaker
 * @param folder of the templates
 * @param answerDays working days that a union has to answer
 */
@ConfigurationProperties("vanthu.letters")
@Validated
record LettersSettings(
    @DefaultValue("none") @Pattern(regexp = "none|only-to|all") String send,
    @DefaultValue List<String> onlyTo,
    @DefaultValue("7d") Duration answerWithin,
    @DefaultValue("5") @Min(1) int perAddressPerDay,
    @DefaultValue("3") @Min(1) int perThreadPerDay,
    @DefaultValue("500") @Min(1) int perHour,
    @DefaultValue("100") @Min(1) int perMinute,
    @DefaultValue("config/letters") Path folder,
    @DefaultValue("vi") @Pattern(regexp = "vi|en") String language,
    @DefaultValue("150ms") Duration pollEvery,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("30s") Duration backOff,
    @DefaultValue("12") @Min(1) int attempts,
    @DefaultValue("3") @Min(1) int answerDays) {

  /** Whether the dry run lets a letter to that address go. */
  boolean allows(String address) {
    return switch (send) {
      case "all" -> true;
      case "only-to" -> onlyTo.stream().anyMatch(pattern -> matches(pattern, address));
      default -> false;
    };
  }

  private static boolean matches(String pattern, String address) {
    String regex =
        java.util.regex.Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
    return address.toLowerCase(Locale.ROOT).matches(regex);
  }
}
