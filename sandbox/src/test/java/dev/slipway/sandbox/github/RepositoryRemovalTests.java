package dev.slipway.sandbox.github;

import static dev.slipway.sandbox.github.HostedSource.MARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the server with the portal's own adapter: what becomes of a repository that is to go. */
@NullUnmarked
class RepositoryRemovalTests {

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
    void deletesWhatItMade() {
        Repository repository = this.hosted.createWithCommit();

        assertThat(this.source.delete(repository, MARK).block()).isTrue();
        assertThat(this.source.delete(repository, MARK).block()).isTrue();

        assertThat(this.source.find("shop").blockOptional()).isEmpty();
        assertThat(this.hosted.create().id()).isNotEqualTo(repository.id());
    }

    @Test
    void deletesNothingWithoutTheMark() {
        Repository repository = this.hosted.create();

        assertThatThrownBy(() -> this.source
                        .delete(repository, new Mark(new AppName("shop"), "run-2"))
                        .block())
                .isInstanceOf(Conflict.class);
        assertThat(this.source.find("shop").block()).isEqualTo(repository);
    }

    @Test
    void keepsSomebodysWorkUnderAnotherName() throws Exception {
        Repository repository = this.hosted.createWithCommit();
        GitCommand git = GitCommand.init(this.folder.resolve("work"));
        git.must("pull", "-q", this.hosted.remote(), "main");
        git.commit("work", "of a day");
        git.must("push", "-q", this.hosted.remote(), "main:feature");

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
        Repository repository = this.hosted.create();
        GitCommand git = GitCommand.init(this.folder.resolve("own"));
        git.commit("own", "beginning");
        git.must("push", "-q", this.hosted.remote(), "HEAD:main");

        assertThat(this.source.delete(repository, MARK).block()).isFalse();
    }

    @Test
    void opensAnArchivedRepositoryToRenameIt() throws Exception {
        Repository repository = this.hosted.createWithCommit();
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
}
