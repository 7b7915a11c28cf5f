package vn.vanthu.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the waiting line is worked.
 *
 * @param pollEvery how often the line is looked at when it was empty
 * @param lease how long a crashed worker's mail waits before another takes it; a living worker
 *     renews it
 * @param attempts how often a mail is tried before a person has to look
 * @param backOff wait before the second try; doubles with each
 */
@ConfigurationProperties("vanthu.intake")
@Validated
record IntakeSettings(
    @DefaultValue("100ms") Duration pollEvery,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("8") @Min(1) @Max(1000) int attempts,
    @DefaultValue("10s") Duration backOff,
    @DefaultValue("1h") Duration longestBackOff) {}
