package dev.slipway.sandbox.github;

import static dev.slipway.sandbox.github.HostedSource.COMMIT;
import static dev.slipway.sandbox.github.HostedSource.MARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.sandbox.github.store.InstallationToken;
import dev.slipway.sandbox.http.Documents;
import java.net.URI;
import java.nio.file.Path;
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

    private static final URI HOOK = URI.create("http://localhost:1/github-webhook/");

    @TempDir
    private Path folder;

    private HostedSource hosted;
    private SourceHosting source;
    private Rest ada;

    @BeforeEach
    void start() {
        this.hosted = new HostedSource(this.folder);
        this.source = this.hosted.source();
        this.ada = this.hosted.ada();
    }

    @AfterEach
    void stop() {
        this.hosted.close();
    }

    @Test
    void createsARepositoryThatBearsTheMark() {
        Repository created = this.hosted.create();

        assertThat(created.page()).isEqualTo(URI.create(this.hosted.server().address() + "/acme/shop"));
        assertThat(created.cloneAddress())
                .isEqualTo(URI.create(this.hosted.server().address() + "/acme/shop.git"));
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

        assertThatThrownBy(this.hosted::create)
                .isInstanceOfSatisfying(
                        Conflict.class,
                        (conflict) -> assertThat(conflict.existing())
                                .isEqualTo(URI.create(this.hosted.server().address() + "/acme/shop")))
                .hasMessageContaining("'shop' is taken");
    }

    @Test
    void pushesTheFirstCommit() throws Exception {
        Repository repository = this.hosted.create();
        assertThat(this.source.head(repository, "main").blockOptional()).isEmpty();

        String commit = this.source.pushFirstCommit(repository, COMMIT).block();

        assertThat(this.source.head(repository, "main").block()).isEqualTo(commit);
        GitCommand git = GitCommand.init(this.folder.resolve("work"));
        git.must("clone", "-q", this.hosted.remote(), "../clone");
        assertThat(this.folder.resolve("clone/README.md")).hasContent("# Shop: Grüße\n");
        assertThat(this.folder.resolve("clone/bin/run")).isExecutable();
        assertThat(new GitCommand(this.folder.resolve("clone")).must("log", "--format=%an <%ae> %s"))
                .isEqualTo("Slipway <slipway@acme.example> Create shop\n");
    }

    @Test
    void recognisesItsOwnFirstCommit() {
        Repository repository = this.hosted.create();
        String commit = this.source.pushFirstCommit(repository, COMMIT).block();

        assertThat(this.source.pushFirstCommit(repository, COMMIT).block()).isEqualTo(commit);
    }

    @Test
    void pushesNothingOverSomebodysCommits() throws Exception {
        Repository repository = this.hosted.create();
        GitCommand git = GitCommand.init(this.folder.resolve("work"));
        git.commit("mine", "mine");
        git.must("push", "-q", this.hosted.remote(), "main");

        assertThatThrownBy(() -> this.source.pushFirstCommit(repository, COMMIT).block())
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("holds other commits");
    }

    @Test
    void letsTheTeamPushBranchesButNotTheDefaultOne() throws Exception {
        Repository repository = this.hosted.createWithCommit();
        this.source.giveTeamAccess(repository, "city-hall").block();
        this.source.protectDefaultBranch(repository, "slipway/build").block();
        this.source.protectDefaultBranch(repository, "slipway/build").block();
        GitCommand git = GitCommand.init(this.folder.resolve("work"));
        String dana = this.hosted.remote().replace("ada", "dana");
        git.must("pull", "-q", dana, "main");
        git.commit("new", "new");

        git.must("push", "-q", dana, "main:feature");
        assertThat(git.run("push", dana, "main").text())
                .contains("GH006: Protected branch update failed for refs/heads/main.")
                .contains("Changes must be made through a pull request.")
                .contains("Required status check \"slipway/build\" is expected.");
        assertThat(git.run("push", this.hosted.remote(), "main").text()).contains("protected branch hook declined");
    }

    @Test
    void takesATeamsAccessAwayOnceAndForAll() throws Exception {
        Repository repository = this.hosted.createWithCommit();
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
        Repository repository = this.hosted.createWithCommit();

        assertThatThrownBy(
                        () -> this.source.giveTeamAccess(repository, "nobody").block())
                .isInstanceOf(OutsideFault.class)
                .hasMessageContaining("GitHub has no team 'nobody'");
    }

    @Test
    void addsAWebhookOnce() throws Exception {
        Repository repository = this.hosted.create();

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
    void asksForATokenForTheOneRepositoryBeforeEachChange() throws Exception {
        Repository repository = this.hosted.createWithCommit();
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
        this.hosted.server().close();

        assertThatThrownBy(() -> this.source.find("shop").block())
                .isInstanceOfSatisfying(
                        OutsideFault.class,
                        (fault) -> assertThat(fault.mayHeal()).isTrue());
    }
}
