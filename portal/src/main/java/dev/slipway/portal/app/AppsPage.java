package dev.slipway.portal.app;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.template.Catalogue;
import dev.slipway.portal.web.Choice;
import dev.slipway.portal.web.HtmlPage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The apps that somebody may see, found by filters that stand in the address; their own come first. */
@HtmlPage
final class AppsPage {

    private static final int ROWS = 25;
    private static final int OWN_ROWS = 10;
    private static final Page<App> NONE = new Page<>(List.of(), null);

    private final AppFinder finder;
    private final AppRows rows;
    private final Teams teams;
    private final Catalogue catalogue;
    private final PortalProperties portal;
    private final Policy policy;

    AppsPage(AppFinder finder, AppRows rows, Teams teams, Catalogue catalogue, PortalProperties portal, Policy policy) {
        this.finder = finder;
        this.rows = rows;
        this.teams = teams;
        this.catalogue = catalogue;
        this.portal = portal;
        this.policy = policy;
    }

    @GetMapping("/")
    Rendering home() {
        return Rendering.redirectTo("/apps").status(HttpStatus.SEE_OTHER).build();
    }

    /**
     * Lists apps.
     *
     * @param go there when somebody searched from another page: a search that finds one app alone leads to it
     */
    @GetMapping("/apps")
    Mono<Rendering> list(
            Caller.Person caller,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String go) {
        this.policy.check(caller, Action.APP_LIST, null, null);
        AppFilter filter = AppFilter.of(search, team, template, owner);
        boolean ownFirst = filter.owner().isEmpty() && after == null;
        Mono<Page<App>> own =
                ownFirst ? this.finder.find(caller, filter.ownedBy(caller.name()), null, OWN_ROWS) : Mono.just(NONE);
        return Mono.zip(own, this.finder.find(caller, filter, after, ROWS))
                .flatMap((found) -> answer(caller, filter, new Found(found.getT1(), found.getT2()), go != null));
    }

    private Mono<Rendering> answer(Caller.Person caller, AppFilter filter, Found found, boolean leads) {
        List<App> shown = found.shown(filter.owner().isEmpty() ? caller.name() : "");
        if (leads && shown.size() == 1 && found.rest().next() == null) {
            return Mono.just(Rendering.redirectTo("/apps/" + shown.get(0).name())
                    .status(HttpStatus.SEE_OTHER)
                    .build());
        }
        AppsView view = new AppsView(filter, caller, this.portal);
        return this.rows
                .of(shown, caller)
                .map((rows) -> Rendering.view("app/list")
                        .model(view.model(rows, found.own().next(), found.rest().next()))
                        .modelAttribute("teams", Choice.of(teamsOf(caller), filter.team()))
                        .modelAttribute("templates", Choice.of(templates(filter.template()), filter.template()))
                        .build());
    }

    private List<String> teamsOf(Caller.Person caller) {
        return this.teams.all().stream()
                .map(Team::slug)
                .filter((slug) -> this.policy.allows(caller, Action.APP_READ, null, slug))
                .toList();
    }

    /** The ids of all templates; a version is among them only where it is asked for. */
    private List<String> templates(String asked) {
        Stream<String> ids = this.catalogue.all().stream()
                .map((template) -> template.manifest().id());
        return Stream.concat(ids, Stream.of(asked).filter((version) -> version.contains("@")))
                .toList();
    }

    /**
     * What was found.
     *
     * @param own the reader's own, when they come first
     * @param rest all, page by page
     */
    private record Found(Page<App> own, Page<App> rest) {
        /** Returns the reader's own, and then those of others. */
        List<App> shown(String reader) {
            Stream<App> others = this.rest.items().stream()
                    .filter((app) -> !app.owner().login().equals(reader));
            return Stream.concat(this.own.items().stream(), others).toList();
        }
    }
}
