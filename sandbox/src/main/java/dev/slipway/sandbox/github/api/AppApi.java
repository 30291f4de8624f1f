package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.AppPrincipal;
import dev.slipway.sandbox.github.access.GitHubApp;
import dev.slipway.sandbox.github.access.InstallationPrincipal;
import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.access.Organisation;
import dev.slipway.sandbox.github.access.Tokens;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.InstallationToken;
import dev.slipway.sandbox.github.store.Permission;
import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.Links;
import dev.slipway.sandbox.github.view.RepositoryJson;
import dev.slipway.sandbox.github.view.UserJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import tools.jackson.databind.JsonNode;

/** The App, its installation, and the tokens that it acts with. */
final class AppApi implements Endpoints {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final List<String> EVENTS = List.of("pull_request", "push", "repository");

    private final GitHubStore store;
    private final Tokens tokens;
    private final Links links;
    private final UserJson users;
    private final RepositoryJson repositories;
    private final Clock clock;

    AppApi(GitHubStore store, Tokens tokens, Links links, UserJson users, RepositoryJson repositories, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.links = links;
        this.users = users;
        this.repositories = repositories;
        this.clock = clock;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        routes.GET("/app", api.handle(this::app));
        routes.GET("/app/installations", api.handle(this::installations));
        routes.GET("/app/installations/{installation}", api.handle(this::installation));
        routes.POST("/app/installations/{installation}/access_tokens", api.handle(this::token));
        routes.GET("/orgs/{org}/installation", api.handle(this::installationOfOrganisation));
        routes.GET("/users/{org}/installation", api.handle(this::installationOfOrganisation));
        routes.GET("/repos/{owner}/{repo}/installation", api.handle(this::installationOfRepository));
        routes.GET("/installation/repositories", api.handle(this::repositories));
    }

    private Answer app(Call call) {
        requireApp(call);
        return Answer.ok(Fields.of(
                "id",
                GitHubApp.ID,
                "slug",
                GitHubApp.SLUG,
                "node_id",
                Fields.nodeId("App", GitHubApp.ID),
                "client_id",
                "Iv1." + GitHubApp.SLUG,
                "owner",
                this.users.organisation(),
                "name",
                "Slipway",
                "description",
                "Makes repositories for new apps",
                "external_url",
                this.links.page("/"),
                "html_url",
                this.links.page("/apps/" + GitHubApp.SLUG),
                "created_at",
                Fields.time(UserJson.JOINED),
                "updated_at",
                Fields.time(UserJson.JOINED),
                "permissions",
                GitHubApp.PERMISSIONS,
                "events",
                EVENTS,
                "installations_count",
                1));
    }

    private Answer installations(Call call) {
        requireApp(call);
        return Answer.page(call, List.of(describe()), (each) -> each);
    }

    private Answer installation(Call call) {
        requireApp(call);
        requireInstallation(call);
        return Answer.ok(describe());
    }

    private Answer installationOfOrganisation(Call call) {
        requireApp(call);
        if (!call.path("org").equalsIgnoreCase(Organisation.LOGIN)) {
            throw ApiError.notFound();
        }
        return Answer.ok(describe());
    }

    private Answer installationOfRepository(Call call) {
        requireApp(call);
        boolean known = call.path("owner").equalsIgnoreCase(Organisation.LOGIN)
                && this.store.repository(call.path("repo")).isPresent();
        if (!known) {
            throw ApiError.notFound();
        }
        return Answer.ok(describe());
    }

    private Answer token(Call call) {
        requireApp(call);
        requireInstallation(call);
        Instant expires = this.clock.instant().plus(LIFE);
        List<HostedRepository> chosen = chosen(call);
        boolean all = chosen.isEmpty();
        List<Long> ids = all ? null : chosen.stream().map(HostedRepository::id).toList();
        Map<String, String> permissions = permissions(call.json("permissions"));
        String text = this.tokens.issue(new InstallationToken(expires, ids, permissions));
        Map<String, @Nullable Object> body = Fields.of(
                "token",
                text,
                "expires_at",
                Fields.time(expires),
                "permissions",
                permissions,
                "repository_selection",
                all ? "all" : "selected");
        if (!all) {
            body.put(
                    "repositories",
                    chosen.stream()
                            .map((each) -> this.repositories.of(each, Permission.WRITE))
                            .toList());
        }
        return Answer.created(body);
    }

    private Answer repositories(Call call) {
        if (!(call.known() instanceof InstallationPrincipal installation)) {
            throw ApiError.forbidden("You must authenticate with an installation access token.");
        }
        List<HostedRepository> visible = this.store.repositories().stream()
                .filter((each) -> installation.may(Need.METADATA, each))
                .toList();
        return Answer.page(
                call,
                visible,
                (each) -> this.repositories.of(each, installation.permissionIn(each)),
                (items) ->
                        Fields.of("total_count", visible.size(), "repository_selection", "all", "repositories", items));
    }

    private List<HostedRepository> chosen(Call call) {
        List<HostedRepository> chosen = new ArrayList<>();
        for (String name : call.texts("repositories")) {
            chosen.add(found(this.store.repository(name)));
        }
        call.json("repository_ids").forEach((id) -> chosen.add(found(this.store.repository(id.asLong()))));
        return chosen;
    }

    private static HostedRepository found(Optional<HostedRepository> repository) {
        return repository.orElseThrow(
                () -> ApiError.of(
                        422,
                        "There is at least one repository that does not exist or is not accessible to the parent installation."));
    }

    private static Map<String, String> permissions(JsonNode asked) {
        if (!asked.isObject() || asked.isEmpty()) {
            return GitHubApp.PERMISSIONS;
        }
        Map<String, String> granted = new LinkedHashMap<>(Map.of(Need.METADATA.appPermission(), "read"));
        asked.properties().forEach((entry) -> {
            String wanted = entry.getValue().asString();
            String held = GitHubApp.PERMISSIONS.get(entry.getKey());
            if (held == null || (wanted.equals("write") && !held.equals("write"))) {
                throw ApiError.of(422, "The permissions requested are not granted to this installation.");
            }
            granted.put(entry.getKey(), wanted);
        });
        return granted;
    }

    private Map<String, @Nullable Object> describe() {
        String api = this.links.api("/app/installations/" + GitHubApp.INSTALLATION);
        return Fields.of(
                "id",
                GitHubApp.INSTALLATION,
                "account",
                this.users.organisation(),
                "repository_selection",
                "all",
                "access_tokens_url",
                api + "/access_tokens",
                "repositories_url",
                this.links.api("/installation/repositories"),
                "html_url",
                this.links.page(
                        "/organizations/" + Organisation.LOGIN + "/settings/installations/" + GitHubApp.INSTALLATION),
                "app_id",
                GitHubApp.ID,
                "app_slug",
                GitHubApp.SLUG,
                "target_id",
                Organisation.ID,
                "target_type",
                "Organization",
                "permissions",
                GitHubApp.PERMISSIONS,
                "events",
                EVENTS,
                "created_at",
                Fields.time(UserJson.JOINED),
                "updated_at",
                Fields.time(UserJson.JOINED),
                "single_file_name",
                null,
                "suspended_by",
                null,
                "suspended_at",
                null);
    }

    private static void requireApp(Call call) {
        if (!(call.principal() instanceof AppPrincipal)) {
            throw ApiError.of(401, "A JSON web token could not be decoded");
        }
    }

    private static void requireInstallation(Call call) {
        if (call.number("installation") != GitHubApp.INSTALLATION) {
            throw ApiError.notFound();
        }
    }
}
