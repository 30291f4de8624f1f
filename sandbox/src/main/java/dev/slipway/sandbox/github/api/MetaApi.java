package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.Links;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** What the API says about itself. */
final class MetaApi implements Endpoints {

    static final String VERSION = "3.16.0";

    private final Links links;
    private final RateLimit rateLimit;

    MetaApi(Links links, RateLimit rateLimit) {
        this.links = links;
        this.rateLimit = rateLimit;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        routes.GET("", api.handle(this::root));
        routes.GET("/", api.handle(this::root));
        routes.GET("/meta", api.handle(this::meta));
        routes.GET("/rate_limit", api.handle(this::limits));
    }

    private Answer root(Call call) {
        return Answer.ok(Fields.of(
                "current_user_url", this.links.api("/user"),
                "organization_url", this.links.api("/orgs/{org}"),
                "organization_repositories_url", this.links.api("/orgs/{org}/repos{?type,page,per_page,sort}"),
                "organization_teams_url", this.links.api("/orgs/{org}/teams"),
                "rate_limit_url", this.links.api("/rate_limit"),
                "repository_url", this.links.api("/repos/{owner}/{repo}"),
                "user_url", this.links.api("/users/{user}")));
    }

    private Answer meta(Call call) {
        return Answer.ok(Fields.of("verifiable_password_authentication", true, "installed_version", VERSION));
    }

    private Answer limits(Call call) {
        RateLimit.Window window = this.rateLimit.of(call.principal().login());
        Map<String, @Nullable Object> rate = Fields.of(
                "limit", this.rateLimit.limit(),
                "used", window.used(),
                "remaining", this.rateLimit.remaining(window),
                "reset", window.reset().getEpochSecond());
        return Answer.ok(
                Fields.of("resources", Fields.of("core", rate, "search", rate, "graphql", rate), "rate", rate));
    }
}
