package dev.slipway.portal.source.github;

import dev.slipway.portal.allowance.Allowance;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.source.CommitHistory;
import dev.slipway.portal.source.DeploymentBoard;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.store.Table;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
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
    GitHubClient githubClient(GitHubProperties settings, PortalProperties portal, Allowance githubAllowance) {
        return GitHubClient.of(settings, portal.organisation(), githubAllowance);
    }

    @Bean
    MeterBinder githubAllowanceMeter(Allowance githubAllowance) {
        return meters -> Gauge.builder("slipway.github.allowance.left", githubAllowance, Allowance::left)
                .description("changes that GitHub still allows at this moment")
                .register(meters);
    }

    @Bean
    SourceHosting sourceHosting(
            GitHubClient client, GitHubCalls calls, GitHubProperties settings, PortalProperties portal) {
        return new GitHubSourceHosting(client, calls, settings, portal.organisation());
    }

    @Bean
    CommitHistory commitHistory(GitHubClient client, GitHubCalls calls, GitHubProperties settings) {
        return new GitHubCommits(client, calls, settings.timeout());
    }

    @Bean
    DeploymentBoard deploymentBoard(GitHubClient client, GitHubCalls calls, GitHubProperties settings) {
        return new GitHubDeployments(client, calls, settings.timeout());
    }

    @Bean
    GitHubCheckup githubCheckup(
            GitHubClient client, GitHubCalls calls, GitHubProperties settings, PortalProperties portal, Teams teams) {
        return new GitHubCheckup(client, calls, portal.organisation(), teams, settings.timeout());
    }
}
