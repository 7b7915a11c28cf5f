package vn.vanthu.correspondence.digests;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Digests to staff.
 *
 * @param at the office's hour from which a day's digest goes out
 * @param weeklyOn the day of the weekly one; the next working day where that is off
 * @param dueSoon how many days ahead a deadline is named
 */
@ConfigurationProperties("vanthu.digests")
@Validated
record DigestsSettings(
    @DefaultValue @Valid List<Staff> staff,
    @DefaultValue("07:30") LocalTime at,
    @DefaultValue("monday") DayOfWeek weeklyOn,
    @DefaultValue("7") int dueSoon) {

  /**
   * One member of staff.
   *
   * @param whenNothing whether a day on which nothing happened is told too
   */
  record Staff(
      @NotBlank @Email String address,
      @DefaultValue("true") boolean daily,
      @DefaultValue("false") boolean weekly,
      @DefaultValue("false") boolean whenNothing) {

    DigestReader reader() {
      return new DigestReader(address, daily, weekly, whenNothing);
    }
  }
}
