package dev.slipway.portal.app;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.web.HtmlPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Shows apps whose owner is gone, with the way to give them to somebody else. */
@HtmlPage
final class OwnersGonePage {

    private static final String ADDRESS = "/apps-without-owner";
    private static final int LOOKED_AT = 100;

    private final OwnersGone owners;
    private final Policy policy;

    OwnersGonePage(OwnersGone owners, Policy policy) {
        this.owners = owners;
        this.policy = policy;
    }

    @GetMapping(ADDRESS)
    Mono<Rendering> list(Caller.Person caller, @RequestParam(required = false) @Nullable String after) {
        this.policy.check(caller, Action.APP_LIST, null, null);
        return this.owners
                .find(caller, after, LOOKED_AT)
                .map((page) -> Rendering.view("app/without-owner")
                        .modelAttribute(
                                "rows", page.map((app) -> row(caller, app)).items())
                        .modelAttribute("more", more(page))
                        .build());
    }

    private Row row(Caller caller, App app) {
        return new Row(
                app.name().value(),
                app.team(),
                app.owner().login(),
                this.policy.allows(caller, Action.APP_TRANSFER, app, null));
    }

    private static String more(Page<App> page) {
        return page.next() == null
                ? ""
                : UriComponentsBuilder.fromPath(ADDRESS)
                        .queryParam("after", "{after}")
                        .encode()
                        .buildAndExpand(page.next())
                        .toUriString();
    }

    /**
     * An app as a row.
     *
     * @param name its name
     * @param team slug of its team
     * @param owner login of who owned it
     * @param mayTransfer whether the reader may give it away
     */
    record Row(String name, String team, String owner, boolean mayTransfer) {}
}
