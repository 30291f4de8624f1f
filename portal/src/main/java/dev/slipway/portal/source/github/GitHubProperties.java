package dev.slipway.portal.source.github;

import dev.slipway.portal.OutsideFault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the portal reaches GitHub.
 *
 * @param url address of GitHub as people open it; the API's address follows from it
 * @param appId id of the GitHub App that the portal acts as
 * @param keyFile file of the App's private key, PEM in PKCS#8 ({@code openssl pkcs8 -topk8 -nocrypt} makes it from
 *     GitHub's)
 * @param key the private key itself, by reference: either this or the file
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
        @Nullable Path keyFile,
        @Nullable String key,
        @NotBlank String webhookSecret,
        @NotNull @DefaultValue("20s") Duration timeout,
        @NotNull @DefaultValue("60s") Duration pushTimeout,
        @Min(1) @DefaultValue("8") int callsAtOnce) {

    private static final String PUBLIC_HOST = "github.com";

    /** Checks that there is one key. */
    public GitHubProperties {
        if ((keyFile == null) == (key == null)) {
            throw new IllegalArgumentException(
                    "The GitHub App needs its private key: set either slipway.github.key-file, or slipway.github.key to a reference like 'aws:<id of the secret>'.");
        }
    }

    /** Returns the private key in PEM. */
    String privateKey() throws IOException {
        return this.key != null ? this.key : Files.readString(Objects.requireNonNull(this.keyFile));
    }

    /** Returns the address of the REST API. */
    URI api() {
        return PUBLIC_HOST.equals(this.url.getHost())
                ? URI.create("https://api.github.com")
                : URI.create(this.url + "/api/v3");
    }

    /** Refuses an address to push to that is not below ours, whatever the API said: the push carries a token. */
    void requireOurs(URI address) {
        boolean ours = this.url.getScheme().equals(address.getScheme())
                && this.url.getAuthority().equals(address.getAuthority());
        if (!ours) {
            throw OutsideFault.lasting(
                    "GitHub",
                    "GitHub named '%s' as the address to push to, which is not below slipway.github.url ('%s'); nothing was pushed."
                            .formatted(address, this.url),
                    null);
        }
    }

    @Override
    public String toString() {
        return "GitHubProperties[url=%s, appId=%s]".formatted(this.url, this.appId);
    }
}
