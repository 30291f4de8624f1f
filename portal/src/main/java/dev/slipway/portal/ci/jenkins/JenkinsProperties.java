package dev.slipway.portal.ci.jenkins;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the portal reaches Jenkins, and what it tells Jenkins about the source hosting.
 *
 * @param url address of the controller
 * @param user user that the portal calls as
 * @param token API token of that user
 * @param library shared library of the pipelines, with its version
 * @param gitHubApi address of GitHub's API as the controller reaches it
 * @param checkoutCredentials id of the controller's credential for GitHub
 * @param timeout how long one call may take
 * @param callsAtOnce how many calls may be under way at the same time
 */
@Validated
@ConfigurationProperties("slipway.jenkins")
public record JenkinsProperties(
        @NotNull URI url,
        @NotBlank String user,
        @NotBlank String token,
        @NotBlank @DefaultValue("slipway@1") String library,
        @NotNull @DefaultValue("https://api.github.com") URI gitHubApi,
        @NotBlank @DefaultValue("github-app") String checkoutCredentials,
        @NotNull @DefaultValue("15s") Duration timeout,
        @Min(1) @DefaultValue("8") int callsAtOnce) {

    @Override
    public String toString() {
        return "JenkinsProperties[url=%s, user=%s, library=%s]".formatted(this.url, this.user, this.library);
    }
}
