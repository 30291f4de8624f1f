package dev.slipway.sandbox.proof.contracts;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.source.FirstCommit;
import dev.slipway.portal.source.NewRepository;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Everything that the portal asks of GitHub in the life of an app, through its real adapter. */
final class PortalCalls {

    private static final Mark MARK = new Mark(new AppName("boats"), "run-1");
    private static final URI HOOK = URI.create("http://localhost:1/github-webhook/");

    private final SourceHosting source;

    private final URI server;

    /**
     * @param source the portal's adapter
     * @param server where it takes GitHub to be; it pushes nowhere else
     */
    PortalCalls(SourceHosting source, URI server) {
        this.source = source;
        this.server = server;
    }

    void make() {
        this.source.find("boats").block();
        Repository repository = Objects.requireNonNull(this.source
                .create(new NewRepository(
                        "boats", "The boats", MARK.homepage(URI.create("http://localhost:8080/apps/boats"))))
                .map(this::behindTheProxy)
                .block());
        this.source.head(repository, "main").block();
        this.source
                .pushFirstCommit(
                        repository,
                        new FirstCommit(List.of(), "Create boats", "Slipway", "slipway@acme.example", Instant.EPOCH))
                .block();
        this.source.head(repository, "main").block();
        this.source.giveTeamAccess(repository, "harbour").block();
        this.source.protectDefaultBranch(repository, "build").block();
        String hook =
                Objects.requireNonNull(this.source.addWebhook(repository, HOOK).block());
        this.source.addWebhook(repository, HOOK).block();
        this.source.removeWebhook(repository, HOOK).block();
        this.source.delete(repository, MARK).block();
    }

    /** The server names its own address, and not that of whoever writes down what it is asked. */
    private Repository behindTheProxy(Repository made) {
        return new Repository(
                made.id(),
                made.name(),
                made.page(),
                this.server.resolve(made.cloneAddress().getPath()),
                made.defaultBranch(),
                made.homepage(),
                made.archived());
    }
}
