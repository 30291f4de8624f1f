package dev.slipway.portal.source.github;

import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.source.SourceHosting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes GitHub the portal's source hosting. */
@Configuration(proxyBeanMethods = false)
class GitHubConfiguration {

    @Bean
    GitHubCalls githubCalls(GitHubProperties settings) {
        return new GitHubCalls(settings.callsAtOnce());
    }

    @Bean
    SourceHosting sourceHosting(GitHubCalls calls, GitHubProperties settings, PortalProperties portal) {
        GitHubClient client = GitHubClient.of(settings, portal.organisation());
        return new GitHubSourceHosting(client, calls, settings, portal.organisation());
    }
}
