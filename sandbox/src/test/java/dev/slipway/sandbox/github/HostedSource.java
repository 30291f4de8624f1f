package dev.slipway.sandbox.github;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.source.FirstCommit;
import dev.slipway.portal.source.NewRepository;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.template.RenderedFile;
import dev.slipway.sandbox.proof.contracts.PortalGitHub;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** The server of a test and the portal's own adapter for it, with one repository that the portal may make there. */
@NullUnmarked
final class HostedSource implements AutoCloseable {

    static final Mark MARK = new Mark(new AppName("shop"), "run-1");
    private static final URI PAGE = URI.create("http://localhost:8080/apps/shop");
    static final FirstCommit COMMIT = new FirstCommit(
            List.of(file("README.md", "# Shop: Grüße\n", false), file("bin/run", "#!/bin/sh\n", true)),
            "Create shop\n\nSlipway-Mark: slipway:shop:run-1",
            "Slipway",
            "slipway@acme.example",
            Instant.parse("2026-11-21T08:00:00Z"));

    private final GitHubServer server;
    private final PortalGitHub portal;
    private final Rest ada;

    HostedSource(Path folder) {
        this.server = GitHubServer.start(0, folder.resolve("github"));
        this.portal = new PortalGitHub(this.server.appKey(), this.server.address());
        this.ada = new Rest(this.server.api(), "ada-token");
    }

    GitHubServer server() {
        return this.server;
    }

    SourceHosting source() {
        return this.portal.source();
    }

    /** Returns GitHub's API as an owner of the organisation uses it. */
    Rest ada() {
        return this.ada;
    }

    @Override
    public void close() {
        this.portal.close();
        this.server.close();
    }

    Repository create() {
        return source().create(new NewRepository("shop", "shop, an app of team city-hall", MARK.homepage(PAGE)))
                .block();
    }

    Repository createWithCommit() {
        Repository repository = create();
        source().pushFirstCommit(repository, COMMIT).block();
        return repository;
    }

    String remote() {
        return "http://ada:ada-token@localhost:%d/acme/shop.git"
                .formatted(this.server.address().getPort());
    }

    private static RenderedFile file(String path, String text, boolean executable) {
        return new RenderedFile(path, text.getBytes(StandardCharsets.UTF_8), executable);
    }
}
