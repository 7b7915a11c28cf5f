package vn.vanthu.correspondence;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * @param perDomainPerDay answers to one domain in a day
 * @param perHour letters of the whole service in an hour: the breaker for answers; others wait
 * @param perDay letters of the whole service in a day, as the mail provider allows; the rest waits
 * @param bounceAddress envelope sender with {@code {token}} for the letter, so that a bounce names
 *     it: {@code "baocao+{token}@example.vn"}; empty for the office's address
 * @param folder of the templates
 * @param answerDays working days that a union has to answer
 */
@ConfigurationProperties("vanthu.letters")
@Validated
public record LettersSettings(
    @DefaultValue("none") @Pattern(regexp = "none|only-to|all") String send,
    @DefaultValue List<String> onlyTo,
    @DefaultValue("7d") Duration answerWithin,
    @DefaultValue("5") @Min(1) int perAddressPerDay,
    @DefaultValue("3") @Min(1) int perThreadPerDay,
    @DefaultValue("500") @Min(1) int perHour,
    @DefaultValue("100") @Min(1) int perMinute,
    @DefaultValue("5000") @Min(1) int perDay,
    @DefaultValue("1000") @Min(1) int perDomainPerDay,
    @DefaultValue("") @Pattern(regexp = "|[^@{}]*\\{token\\}[^@{}]*@[^@{}]+") String bounceAddress,
    @DefaultValue("config/letters") Path folder,
    @DefaultValue("vi") @Pattern(regexp = "vi|en") String language,
    @DefaultValue("150ms") Duration pollEvery,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("30s") Duration backOff,
    @DefaultValue("12") @Min(1) int attempts,
    @DefaultValue("3") @Min(1) int answerDays) {

  /** The envelope sender of a letter with that token; empty for the office's own address. */
  public Optional<String> bounceAddress(String token) {
    return bounceAddress.isEmpty()
        ? Optional.empty()
        : Optional.of(bounceAddress.replace("{token}", token));
  }

  /** Whether the dry run lets a letter to that address go. */
  public boolean allows(String address) {
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
