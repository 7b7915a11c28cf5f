package vn.vanthu.console.access;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the console is kept from guessers.
 *
 * @param tries wrong passwords after which an account is locked
 * @param lockFor how long it is
 * @param triesPerAddress wrong passwords from one network address within {@code lockFor}
 * @param shortestPassword letters that a new password has at least
 * @param trustUnverifiedEmail whether an OpenID Connect provider is believed that does not say that
 *     it has verified an address: only one at which people cannot choose their address themselves
 */
@ConfigurationProperties("vanthu.access")
@Validated
public record AccessSettings(
    @DefaultValue("5") @Min(1) int tries,
    @DefaultValue("15m") Duration lockFor,
    @DefaultValue("30") @Min(1) int triesPerAddress,
    @DefaultValue("10") @Min(4) int shortestPassword,
    @DefaultValue("false") boolean trustUnverifiedEmail) {}
