package dev.slipway.portal.source.github;

import dev.slipway.portal.allowance.Limit;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests that create or change something all instances together send to GitHub. The defaults are what GitHub
 * advises for a GitHub App; a GitHub Enterprise Server may allow more.
 *
 * @param perMinute requests in a minute
 * @param perHour requests in an hour
 * @param minute how long a minute is; proofs shorten it
 * @param hour how long an hour is; proofs shorten it
 */
@ConfigurationProperties("slipway.github.allowance")
public record GitHubAllowanceProperties(
        @DefaultValue("80") int perMinute,
        @DefaultValue("500") int perHour,
        @DefaultValue("1m") Duration minute,
        @DefaultValue("1h") Duration hour) {

    List<Limit> limits() {
        return List.of(new Limit(this.perMinute, this.minute), new Limit(this.perHour, this.hour));
    }
}
