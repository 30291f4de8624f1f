package dev.slipway.sandbox.proof;

import dev.slipway.sandbox.browser.Chromium;
import dev.slipway.sandbox.world.Ports;
import dev.slipway.sandbox.world.RunningSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The story of one app, chapter by chapter; each looks at the outside systems themselves. */
final class Story {

    private static final String NAME = "parking-permits";
    private static final String REPOSITORY = "acme/" + NAME;
    private static final String DEVELOPER = "dana";
    private static final String TOKEN = "dana-token";
    private static final String MARKER = "Changed by a pull request";
    private static final Path PAGE = Path.of("src/main/resources/static/index.html");
    private static final Map<String, String> PARAMETERS = Map.of("sample", "knowledge", "database", "own");
    private static final Duration ROLLOUT = Duration.ofMinutes(4);

    private final Ports ports;
    private final WebSession session;
    private final URI portal;
    private final Path folder;
    private final DeployedApp app;
    private final Consumer<String> progress;

    Story(RunningSandbox sandbox, Path folder, Consumer<String> progress) {
        this.ports = sandbox.ports();
        this.portal = sandbox.portal();
        this.session = WebSession.signIn(this.portal, DEVELOPER);
        this.folder = folder;
        this.app = new DeployedApp(URI.create("http://%s.test.localhost:%d".formatted(NAME, this.ports.apps())));
        this.progress = progress;
    }

    /** The click, the clone while the first build runs, and the first answer; by mouse, where there is a browser. */
    void create(Map<String, Object> figures) {
        if (Chromium.program().isEmpty()) {
            this.progress.accept("create %s by the form alone: there is no Chromium here".formatted(NAME));
            create(figures, (creation) -> creation.order(NAME, PARAMETERS), (run) -> {});
            return;
        }
        this.progress.accept("create %s by mouse".formatted(NAME));
        try (Chromium chromium = Chromium.start();
                MouseOrder mouse = new MouseOrder(chromium, this.portal, DEVELOPER)) {
            create(figures, (creation) -> mouse.order(NAME, PARAMETERS), (run) -> mouse.expectNextSteps());
        }
    }

    private void create(Map<String, Object> figures, Function<Creation, String> order, Consumer<String> look) {
        Creation creation = new Creation(this.session, this.progress);
        Instant click = Instant.now();
        String run = order.apply(creation);
        creation.link(run, "repository");
        JsonNode ended = creation.finish(run);
        Expect.that(this.app.read("/health").status() == 200, "the app answers", this.app.read("/health"));
        figures.put("clickToAnswerSeconds", StoryProof.seconds(click));
        figures.put("stepSeconds", Creation.seconds(ended));
        look.accept(run);
    }

    /** An article is stored and found through the deployed address. */
    void use() {
        this.progress.accept("use");
        DeployedApp.Answer stored = this.app.send("POST", "/api/articles", """
                {"title":"Parking on Sundays","text":"Permits are not needed on Sundays.","tags":["parking"]}""");
        Expect.that(stored.status() == 201, "an article is stored", stored);
        expectArticle();
    }

    /** A developer, who is no admin, clones the repository. */
    GitCheckout cloneAsDeveloper() {
        this.progress.accept("clone");
        return GitCheckout.clone(github("/" + REPOSITORY + ".git"), DEVELOPER, TOKEN, this.folder.resolve(NAME));
    }

    /** The app's own tests pass in the clone, with the command that its README names. */
    void testAsDeveloper(GitCheckout checkout, Map<String, Object> figures) {
        this.progress.accept("the developer runs the app's tests");
        Instant begun = Instant.now();
        checkout.run("mvn", "-q", "-B", "verify");
        figures.put("developerTestSeconds", StoryProof.seconds(begun));
    }

    /** The developer changes the app by a pull request; the app answers throughout. */
    void developAndRedeploy(GitCheckout checkout, Map<String, Object> figures) throws IOException {
        this.progress.accept("change, pull request");
        Path page = checkout.folder().resolve(PAGE);
        Files.writeString(page, Files.readString(page).replace("</header>", "<p>" + MARKER + "</p></header>"));
        checkout.git("commit", "-qam", "Say that it changed");
        GitCheckout.Output refused = checkout.tryGit("push", "origin", "HEAD:main");
        Expect.that(refused.status() != 0, "a push to the protected branch is refused", refused.text());
        checkout.git("push", "-q", "origin", "HEAD:change");
        PullRequest request = new PullRequest(github(""), TOKEN, REPOSITORY, "change", "Say that it changed");
        Expect.that(request.tryMerge() == 405, "a pull request without a green build cannot be merged", "merged");
        request.untilGreen();
        try (RequestLoop loop = new RequestLoop(this.app, "/health")) {
            Instant merged = Instant.now();
            String commit = request.merge();
            this.progress.accept("merged as %.8s; waiting for the new version".formatted(commit));
            Expect.within(
                    ROLLOUT,
                    "the merged change is deployed",
                    () -> Optional.of(this.app.read("/"))
                            .filter((answer) -> answer.text().contains(MARKER)));
            figures.put("mergeToAnswerSeconds", StoryProof.seconds(merged));
            Expect.within(ROLLOUT, "the rollout ends", () -> new Records(this.ports).succeededDeployments(NAME, 2));
            figures.put("requests", loop.asked());
            figures.put("failedRequests", loop.failures().size());
            Expect.that(loop.failures().isEmpty(), "no request fails while the app is redeployed", loop.failures());
        }
    }

    /** What was written down: images, events, the mail, the page. */
    void checkRecords(Map<String, Object> figures) {
        this.progress.accept("records");
        Records records = new Records(this.ports);
        figures.put("images", records.images(NAME));
        figures.put("events", records.events(NAME));
        records.expectMail(DEVELOPER + "@acme.example", NAME);
        String deployments = this.session.open("/deployments").document().text();
        Expect.that(deployments.contains(NAME), "the page Deployments lists the app", deployments);
        String aws = this.session.read(Ports.address(this.ports.dashboard()) + "/aws");
        Expect.that(aws.contains("slipway/" + NAME), "the sandbox's page lists the app's image", aws);
    }

    /** Everything is still there. */
    void checkAfterRestart() {
        Expect.within(
                Duration.ofMinutes(2),
                "the app answers after a restart of the sandbox",
                () -> Optional.of(this.app.read("/health")).filter((answer) -> answer.status() == 200));
        expectArticle();
    }

    private void expectArticle() {
        DeployedApp.Answer found = this.app.read("/api/articles?q=sunday");
        Expect.that(found.text().contains("Parking on Sundays"), "the article is found by its words", found);
    }

    private URI github(String path) {
        return URI.create(Ports.address(this.ports.github()) + path);
    }
}
