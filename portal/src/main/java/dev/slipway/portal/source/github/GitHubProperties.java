package dev.slipway.portal.source.github;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the portal reaches GitHub.
 *
 * @param url address of GitHub as people open it; the API's address follows from it
 * @param appId id of the GitHub App that the portal acts as
 * @param keyFile the App's private key, PEM in PKCS#8 ({@code openssl pkcs8 -topk8 -nocrypt} makes it from GitHub's)
 * @param webhookSecret key of the signature of what webhooks send
 * @param timeout how long one call may take
 * @param pushTimeout how long pushing the first commit may take
 * @param callsAtOnce how many calls may be under way at once
 */
@Validated
@ConfigurationProperties("slipway.github")
public record GitHubProperties(
        @NotNull @DefaultValue("https://github.com") URI url,
        @NotBlank String appId,
        @NotNull Path keyFile,
        @NotBlank String webhookSecret,
        @NotNull @DefaultValue("20s") Duration timeout,
        @NotNull @DefaultValue("60s") Duration pushTimeout,
        @Min(1) @DefaultValue("8") int callsAtOnce) {

    private static final String PUBLIC_HOST = "github.com";

    /** Returns the address of the REST API. */
    URI api() {
        return PUBLIC_HOST.equals(this.url.getHost())
                ? URI.create("https://api.github.com")
                : URI.create(this.url + "/api/v3");
    }

    @Override
    public String toString() {
        return "GitHubProperties[url=%s, appId=%s]".formatted(this.url, this.appId);
    }
}
