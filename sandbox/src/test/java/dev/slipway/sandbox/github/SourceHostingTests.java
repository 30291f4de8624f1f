package dev.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.source.FirstCommit;
import dev.slipway.portal.source.NewRepository;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.template.RenderedFile;
import dev.slipway.sandbox.github.store.InstallationToken;
import dev.slipway.sandbox.http.Documents;
import dev.slipway.sandbox.proof.contracts.PortalGitHub;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the server with the portal's own adapter. */
@NullUnmarked
class SourceHostingTests {

    private static final Mark MARK = new Mark(new AppName("shop"), "run-1");
    private static final URI PAGE = URI.create("http://localhost:8080/apps/shop");
    private static final URI HOOK = URI.create("http://localhost:1/github-webhook/");
    private static final FirstCommit COMMIT = new FirstCommit(
            List.of(file("README.md", "# Shop: Grüße\n", false), file("bin/run", "#!/bin/sh\n", true)),
            "Create shop\n\nSlipway-Mark: slipway:shop:run-1",
            "Slipway",
            "slipway@acme.example",
            Instant.parse("2026-11-21T08:00:00Z"));

    @TempDir
    private Path folder;

    private GitHubServer server;
    private PortalGitHub portal;
    private SourceHosting source;
    private Rest ada;

    @BeforeEach
    void start() {
        this.server = GitHubServer.start(0, this.folder.resolve("github"));
        this.portal = new PortalGitHub(this.server.appKey(), this.server.address());
        this.source = this.portal.source();
        this.ada = new Rest(this.server.api(), "ada-token");
    }

    @AfterEach
    void stop() {
        this.portal.close();
        this.server.close();
    }

    @Test
    void createsARepositoryThatBearsTheMark() {
        Repository created = create();

        assertThat(created.page()).isEqualTo(URI.create(this.server.address() + "/acme/shop"));
        assertThat(created.cloneAddress()).isEqualTo(URI.create(this.server.address() + "/acme/shop.git"));
        assertThat(MARK.isOnHomepage(created.homepage())).isTrue();
        assertThat(this.source.find("shop").block()).isEqualTo(created);
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(this.source.find("shop").blockOptional()).isEmpty();
    }

    @Test
    void saysWhoseNameIsTaken() throws Exception {
        this.ada.post("/orgs/acme/repos", "{\"name\":\"shop\",\"private\":true}");

        assertThatThrownBy(this::create)
                .isInstanceOfSatisfying(
                        Conflict.class,
                        (conflict) -> assertThat(conflict.existing())
                                .isEqualTo(URI.create(this.server.address() + "/acme/shop")))
                .hasMessageContaining("'shop' is taken");
    }

    @Test
    void pushesTheFirstCommit() throws Exception {
        Repository repository = create();
        assertThat(this.source.head(repository, "main").blockOptional()).isEmpty();

        String commit = this.source.pushFirstCommit(repository, COMMIT).block();

        assertThat(this.source.head(repository, "main").block()).isEqualTo(commit);
        GitCommand git = GitCommand.init(this.folder.resolve("work"));
        git.must("clone", "-q", remote(), "../clone");
        assertThat(this.folder.resolve("clone/README.md")).hasContent("# Shop: Grüße\n");
        assertThat(this.folder.resolve("clone/bin/run")).isExecutable();
        assertThat(new GitCommand(this.folder.resolve("clone")).must("log", "--format=%an <%ae> %s"))
                .isEqualTo("Slipway <slipway@acme.example> Create shop\n");
    }

    @Test
    void recognisesItsOwnFirstCommit() {
        Repository repository = create();
        String commit = this.source.pushFirstCommit(repository, COMMIT).block();

        assertThat(this.source.pushFirstCommit(repository, COMMIT).block()).isEqualTo(commit);
    }

    @Test
    void pushesNothingOverSomebodysCommits() throws Exception {
        Repository repository = create();
        GitCommand git = GitCommand.init(this.folder.resolve("work"));
        git.commit("mine", "mine");
        git.must("push", "-q", remote(), "main");

        assertThatThrownBy(() -> this.source.pushFirstCommit(repository, COMMIT).block())
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("holds other commits");
    }

    @Test
    void letsTheTeamPushBranchesButNotTheDefaultOne() throws Exception {
        Repository repository = createWithCommit();
        this.source.giveTeamAccess(repository, "city-hall").block();
        this.source.protectDefaultBranch(repository, "slipway/build").block();
        this.source.protectDefaultBranch(repository, "slipway/build").block();
        GitCommand git = GitCommand.init(this.folder.resolve("work"));
        String dana = remote().replace("ada", "dana");
        git.must("pull", "-q", dana, "main");
        git.commit("new", "new");

        git.must("push", "-q", dana, "main:feature");
        assertThat(git.run("push", dana, "main").text())
                .contains("GH006: Protected branch update failed for refs/heads/main.")
                .contains("Changes must be made through a pull request.")
                .contains("Required status check \"slipway/build\" is expected.");
        assertThat(git.run("push", remote(), "main").text()).contains("protected branch hook declined");
    }

    @Test
    void takesATeamsAccessAwayOnceAndForAll() throws Exception {
        Repository repository = createWithCommit();
        this.source.giveTeamAccess(repository, "harbour").block();
        assertThat(this.ada.get("/repos/acme/shop/teams").json()).hasSize(1);

        this.source.takeTeamAccess(repository, "harbour").block();
        this.source.takeTeamAccess(repository, "harbour").block();
        this.source.takeTeamAccess(repository, "nobody").block();

        assertThat(this.ada.get("/repos/acme/shop/teams").json()).isEmpty();
    }

    @Test
    void knowsWhoIsInTheOrganisation() {
        assertThat(this.source.isMember("dana").block()).isTrue();
        assertThat(this.source.isMember("otto").block()).isFalse();
        assertThat(this.source.isMember("nobody-at-all").block()).isFalse();
    }

    @Test
    void saysThatATeamIsUnknown() {
        Repository repository = createWithCommit();

        assertThatThrownBy(
                        () -> this.source.giveTeamAccess(repository, "nobody").block())
                .isInstanceOf(OutsideFault.class)
                .hasMessageContaining("GitHub has no team 'nobody'");
    }

    @Test
    void addsAWebhookOnce() throws Exception {
        Repository repository = create();

        String first = this.source.addWebhook(repository, HOOK).block();
        String second = this.source.addWebhook(repository, HOOK).block();

        assertThat(second).isEqualTo(first);
        assertThat(this.ada.get("/repos/acme/shop/hooks").json()).hasSize(1);
        assertThat(this.source.findWebhook(repository, HOOK).block()).isEqualTo(first);
        this.source.removeWebhook(repository, HOOK).block();
        this.source.removeWebhook(repository, HOOK).block();
        assertThat(this.ada.get("/repos/acme/shop/hooks").json()).isEmpty();
    }

    @Test
    void deletesWhatItMade() {
        Repository repository = createWithCommit();

        assertThat(this.source.delete(repository, MARK).block()).isTrue();
        assertThat(this.source.delete(repository, MARK).block()).isTrue();

        assertThat(this.source.find("shop").blockOptional()).isEmpty();
        assertThat(create().id()).isNotEqualTo(repository.id());
    }

    @Test
    void deletesNothingWithoutTheMark() {
        Repository repository = create();

        assertThatThrownBy(() -> this.source
                        .delete(repository, new Mark(new AppName("shop"), "run-2"))
                        .block())
                .isInstanceOf(Conflict.class);
        assertThat(this.source.find("shop").block()).isEqualTo(repository);
    }

    @Test
    void keepsSomebodysWorkUnderAnotherName() throws Exception {
        Repository repository = createWithCommit();
        GitCommand git = GitCommand.init(this.folder.resolve("work"));
        git.must("pull", "-q", remote(), "main");
        git.commit("work", "of a day");
        git.must("push", "-q", remote(), "main:feature");

        assertThat(this.source.delete(repository, MARK).block()).isFalse();
        this.source.archive(repository, "shop-kept-run-1", "dana").block();
        this.source.archive(repository, "shop-kept-run-1", "dana").block();

        assertThat(this.source.find("shop").blockOptional()).isEmpty();
        assertThat(this.source.findById(repository.id()).block().archived()).isTrue();
        Rest.Reply kept = this.ada.get("/repos/acme/shop-kept-run-1");
        assertThat(kept.json().path("archived").booleanValue()).isTrue();
        assertThat(kept.json().path("id").longValue()).isEqualTo(repository.id());
    }

    @Test
    void keepsAFirstCommitThatIsNotItsOwn() throws Exception {
        Repository repository = create();
        GitCommand git = GitCommand.init(this.folder.resolve("own"));
        git.commit("own", "beginning");
        git.must("push", "-q", remote(), "HEAD:main");

        assertThat(this.source.delete(repository, MARK).block()).isFalse();
    }

    @Test
    void opensAnArchivedRepositoryToRenameIt() throws Exception {
        Repository repository = createWithCommit();
        this.source.archive(repository, "shop", "dana").block();

        Repository renamed =
                this.source.archive(repository, "shop-freed-run-1", "dana").block();

        assertThat(renamed.name()).isEqualTo("shop-freed-run-1");
        assertThat(renamed.archived()).isTrue();
        assertThat(this.ada
                        .get("/repos/acme/shop-freed-run-1/collaborators/dana/permission")
                        .json()
                        .path("permission")
                        .stringValue())
                .isEqualTo("admin");
    }

    @Test
    void asksForATokenForTheOneRepositoryBeforeEachChange() throws Exception {
        Repository repository = createWithCommit();
        this.source.giveTeamAccess(repository, "city-hall").block();
        this.source.protectDefaultBranch(repository, "slipway/build").block();
        this.source.addWebhook(repository, HOOK).block();
        this.source.delete(repository, MARK).block();

        List<InstallationToken> tokens = Documents.open(
                        this.folder.resolve("github/store/tokens"), InstallationToken.class)
                .all();

        assertThat(tokens)
                .filteredOn((token) -> token.repositories() == null)
                .extracting(InstallationToken::permissions)
                .containsExactly(Map.of("metadata", "read", "administration", "write"));
        assertThat(tokens)
                .filteredOn((token) -> token.repositories() != null)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy((token) -> assertThat(token.repositories()).containsExactly(repository.id()))
                .noneSatisfy((token) -> assertThat(token.permissions()).hasSizeGreaterThan(3));
    }

    @Test
    void saysThatAnotherAttemptMayHelpWhenGitHubIsAway() {
        this.server.close();

        assertThatThrownBy(() -> this.source.find("shop").block())
                .isInstanceOfSatisfying(
                        OutsideFault.class,
                        (fault) -> assertThat(fault.mayHeal()).isTrue());
    }

    private Repository create() {
        return this.source
                .create(new NewRepository("shop", "shop, an app of team city-hall", MARK.homepage(PAGE)))
                .block();
    }

    private Repository createWithCommit() {
        Repository repository = create();
        this.source.pushFirstCommit(repository, COMMIT).block();
        return repository;
    }

    private String remote() {
        return "http://ada:ada-token@localhost:%d/acme/shop.git"
                .formatted(this.server.address().getPort());
    }

    private static RenderedFile file(String path, String text, boolean executable) {
        return new RenderedFile(path, text.getBytes(StandardCharsets.UTF_8), executable);
    }
}
