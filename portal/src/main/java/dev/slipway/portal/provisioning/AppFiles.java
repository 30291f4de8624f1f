package dev.slipway.portal.provisioning;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.template.RenderContext;
import dev.slipway.portal.template.RenderedFile;
import java.net.URI;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Renders the files that an app begins with: for the first commit, and for a review before there is one. */
public final class AppFiles {

    private final Templates templates;
    private final Teams teams;
    private final Environments environments;
    private final PortalProperties portal;

    AppFiles(Templates templates, Teams teams, Environments environments, PortalProperties portal) {
        this.templates = templates;
        this.teams = teams;
        this.environments = environments;
        this.portal = portal;
    }

    /** Renders the template of an app whose repository has this page. */
    public Mono<List<RenderedFile>> render(App app, URI repository) {
        return Mono.fromCallable(() -> this.templates.of(app).render(context(app, repository)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private RenderContext context(App app, URI repository) {
        return new RenderContext(
                app.name(),
                this.teams.get(app.team()),
                app.owner(),
                app.parameters(),
                repository,
                this.environments.get(EnvironmentName.TEST).addressOf(app.name()),
                this.portal.pageOf(app.name()),
                this.portal.baseImage(),
                this.portal.organisation());
    }
}
