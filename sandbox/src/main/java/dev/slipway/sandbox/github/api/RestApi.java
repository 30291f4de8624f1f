package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Credentials;
import dev.slipway.sandbox.github.access.Tokens;
import dev.slipway.sandbox.github.event.Events;
import dev.slipway.sandbox.github.event.Webhooks;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.rule.BranchRules;
import dev.slipway.sandbox.github.rule.Landings;
import dev.slipway.sandbox.github.rule.Pulls;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.view.CommitJson;
import dev.slipway.sandbox.github.view.ContentJson;
import dev.slipway.sandbox.github.view.DeploymentJson;
import dev.slipway.sandbox.github.view.HookJson;
import dev.slipway.sandbox.github.view.Links;
import dev.slipway.sandbox.github.view.ProtectionJson;
import dev.slipway.sandbox.github.view.PullJson;
import dev.slipway.sandbox.github.view.RepositoryJson;
import dev.slipway.sandbox.github.view.StatusJson;
import dev.slipway.sandbox.github.view.TeamJson;
import dev.slipway.sandbox.github.view.UserJson;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The whole REST API, put together.
 *
 * @param store what GitHub remembers
 * @param git the repositories
 * @param credentials who calls
 * @param tokens issues the installation's tokens
 * @param webhooks carries events
 * @param events tells of what happened
 * @param rules what branches say
 * @param landings what follows a moved branch
 * @param pulls merges
 * @param links addresses
 * @param clock the time
 * @param limits what each caller is held to, as it is now
 */
public record RestApi(
        GitHubStore store,
        BareRepositories git,
        Credentials credentials,
        Tokens tokens,
        Webhooks webhooks,
        Events events,
        BranchRules rules,
        Landings landings,
        Pulls pulls,
        Links links,
        Clock clock,
        Supplier<RateLimits> limits) {

    /** Returns its routes, below {@link Links#API}. */
    public RouterFunction<ServerResponse> routes() {
        RateLimit rateLimit = new RateLimit(this.clock, this.limits);
        Api api = new Api(this.credentials, this.store, rateLimit, this.links.base());
        return RouterFunctions.nest(RequestPredicates.path(Links.API), below(api, rateLimit));
    }

    private RouterFunction<ServerResponse> below(Api api, RateLimit rateLimit) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        endpoints(rateLimit).forEach((each) -> each.addTo(routes, api));
        routes.route(RequestPredicates.all(), api.handle((call) -> {
            throw ApiError.notFound();
        }));
        return routes.build();
    }

    private List<Endpoints> endpoints(RateLimit rateLimit) {
        UserJson users = new UserJson(this.links);
        RepositoryJson repositories = new RepositoryJson(this.links, users);
        TeamJson teams = new TeamJson(this.links, users);
        CommitJson commits = new CommitJson(this.links, users);
        DeploymentJson deployments = new DeploymentJson(this.links, users);
        ContentJson contents = new ContentJson(this.links);
        ProtectionJson protections = new ProtectionJson(this.links);
        PullJson pullJson = new PullJson(this.links, users, repositories);
        StatusApi statuses =
                new StatusApi(this.store, this.git, new StatusJson(this.links, users, repositories), this.clock);
        ProtectionApi protection = new ProtectionApi(this.store, this.git, protections);
        return List.of(
                new MetaApi(this.links, rateLimit),
                new AppApi(this.store, this.tokens, this.links, users, repositories, this.clock),
                new UserApi(this.store, users, teams, repositories),
                new OrganisationApi(this.store, this.links, users, teams, repositories),
                new TeamApi(this.store, this.links, teams, users, repositories),
                new RepositoryApi(this.store, this.git, repositories, this.clock),
                new CollaboratorApi(this.store, users),
                new BranchApi(this.git, this.links, commits, protections, protection),
                new CommitApi(this.git, this.links, commits, statuses),
                statuses,
                new DeploymentApi(this.store, this.git, deployments, this.clock),
                new DeploymentStatusApi(this.store, deployments, this.clock),
                new ContentApi(this.git, contents),
                new FileApi(this.git, contents, commits, this.rules, this.landings, this.clock),
                new RefApi(this.git, this.links, this.rules, this.landings),
                new GitDataApi(this.git, this.links, commits),
                new PullApi(this.store, this.git, this.pulls, pullJson, commits, this.events, this.clock),
                new HookApi(this.store, this.webhooks, this.events, new HookJson(this.links), this.clock));
    }
}
