package dev.slipway.portal.cloud.aws;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the portal reaches AWS.
 *
 * @param region region of every call
 * @param endpoint address of all services at once, where they are not AWS's own
 * @param accessKey access key; without one the SDK looks where it always does (environment, profile, role)
 * @param secretKey secret of the access key
 * @param timeout how long one call may take, all attempts together
 * @param pushRole ARN of the role that is narrowed to one repository for each push login; without one the portal's own
 *     rights stand behind the login
 */
@Validated
@ConfigurationProperties("slipway.aws")
public record AwsProperties(
        @NotBlank @DefaultValue("eu-central-1") String region,
        @Nullable URI endpoint,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @NotNull @DefaultValue("15s") Duration timeout,
        @Nullable String pushRole) {

    /** Checks that the access key and its secret come together. */
    public AwsProperties {
        if ((accessKey == null) != (secretKey == null)) {
            throw new IllegalArgumentException(
                    "slipway.aws.access-key and slipway.aws.secret-key belong together: set both, or neither.");
        }
    }

    @Override
    public String toString() {
        return "AwsProperties[region=%s, endpoint=%s, pushRole=%s]"
                .formatted(this.region, this.endpoint, this.pushRole);
    }
}
