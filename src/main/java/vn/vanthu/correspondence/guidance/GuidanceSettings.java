package vn.vanthu.correspondence.guidance;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How guidance is followed up.
 *
 * @param reminders how often a unit is asked again to confirm; 0 for never
 * @param remindAfter working days between the guidance and the first of them, and between them
 * @param answersShare per cent of each ceiling that guidance leaves to other letters
 */
@ConfigurationProperties("vanthu.guidance")
@Validated
record GuidanceSettings(
    @DefaultValue("2") @Min(0) @Max(5) int reminders,
    @DefaultValue("3") @Min(1) int remindAfter,
    @DefaultValue("20") @Min(0) @Max(90) int answersShare) {}
