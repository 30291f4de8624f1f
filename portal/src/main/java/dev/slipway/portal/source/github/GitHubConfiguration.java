package dev.slipway.portal.source.github;

import dev.slipway.portal.allowance.Allowance;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.store.Table;
import java.time.Clock;
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
    Allowance githubAllowance(Table table, Clock clock, GitHubAllowanceProperties settings) {
        return new Allowance(table, clock, "github", settings.limits());
    }

    @Bean
    SourceHosting sourceHosting(
            GitHubCalls calls, GitHubProperties settings, PortalProperties portal, Allowance githubAllowance) {
        GitHubClient client = GitHubClient.of(settings, portal.organisation(), githubAllowance);
        return new GitHubSourceHosting(client, calls, settings, portal.organisation());
    }
}
