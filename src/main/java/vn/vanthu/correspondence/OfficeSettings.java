package vn.vanthu.correspondence;

import jakarta.validation.constraints.NotBlank;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The office that the reports are sent to: sender of all letters, letterhead, signature block, time
 * zone.
 *
 * @param addresses further addresses of this office, beside {@code address}: mail from them is
 *     never answered
 */
@ConfigurationProperties("vanthu.office")
@Validated
public record OfficeSettings(
    @NotBlank @DefaultValue("baocao@localhost") String address,
    @NotBlank @DefaultValue("Liên đoàn Lao động") String name,
    @NotBlank @DefaultValue("LĐLĐ") String shortName,
    @DefaultValue("") String superior,
    @DefaultValue("") String place,
    @DefaultValue("") String phone,
    @DefaultValue("Asia/Ho_Chi_Minh") ZoneId zone,
    @DefaultValue List<String> addresses) {

  /** The domain of the office's address. */
  public String domain() {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
