package vn.vanthu.correspondence;

import jakarta.validation.constraints.NotBlank;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The office that the reports are sent to: sender of all letters, letterhead, signature block, time
 * zone. What staff have said in the console goes before what the settings file says, but for the
 * address and the zone: mail and days hang on them.
 */
@ConfigurationProperties("vanthu.office")
@Validated
public final class OfficeSettings {
  @NotBlank private final String address;
  @NotBlank private final String name;
  @NotBlank private final String shortName;
  private final String superior;
  private final String place;
  private final String phone;
  private final ZoneId zone;
  private final List<String> addresses;
  private volatile Map<OfficeWord, String> said = Map.of();

  /**
   * @param addresses further addresses of this office, beside {@code address}: mail from them is
   *     never answered
   */
  public OfficeSettings(
      @DefaultValue("baocao@localhost") String address,
      @DefaultValue("Liên đoàn Lao động") String name,
      @DefaultValue("LĐLĐ") String shortName,
      @DefaultValue("") String superior,
      @DefaultValue("") String place,
      @DefaultValue("") String phone,
      @DefaultValue("Asia/Ho_Chi_Minh") ZoneId zone,
      @DefaultValue List<String> addresses) {
    this.address = address;
    this.name = name;
    this.shortName = shortName;
    this.superior = superior;
    this.place = place;
    this.phone = phone;
    this.zone = zone;
    this.addresses = List.copyOf(addresses);
  }

  public String address() {
    return address;
  }

  public String name() {
    return said(OfficeWord.NAME).orElse(name);
  }

  public String shortName() {
    return said(OfficeWord.SHORT_NAME).orElse(shortName);
  }

  public String superior() {
    return said(OfficeWord.SUPERIOR).orElse(superior);
  }

  public String place() {
    return said(OfficeWord.PLACE).orElse(place);
  }

  public String phone() {
    return said(OfficeWord.PHONE).orElse(phone);
  }

  public ZoneId zone() {
    return zone;
  }

  /** Further addresses of this office. */
  public List<String> addresses() {
    return saidAddresses(OfficeWord.ADDRESSES).orElse(addresses);
  }

  /** The addresses that staff have said in the console; empty if they have not. */
  public Optional<List<String>> saidAddresses(OfficeWord word) {
    return said(word).map(said -> List.of(said.strip().split("[\\s,;]+")));
  }

  /** What staff have said in the console; empty if they have not. */
  public Optional<String> said(OfficeWord word) {
    return Optional.ofNullable(said.get(word));
  }

  /** The domain of the office's address. */
  public String domain() {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  void say(Map<OfficeWord, String> words) {
    said = Map.copyOf(words);
  }
}
