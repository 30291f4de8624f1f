package dev.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.source.CommitHistory;
import dev.slipway.portal.source.CommitHistory.Commit;
import dev.slipway.portal.source.CommitHistory.Difference;
import dev.slipway.portal.source.Repository;
import dev.slipway.sandbox.proof.contracts.PortalGitHub;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares commits with the portal's own adapter. */
@NullUnmarked
class CommitHistoryTests {

    @TempDir
    private Path folder;

    private GitHubServer server;
    private PortalGitHub portal;
    private CommitHistory commits;
    private Repository shop;
    private Rest dana;
    private String first;

    @BeforeEach
    void start() throws Exception {
        this.server = GitHubServer.start(0, this.folder.resolve("github"));
        this.portal = new PortalGitHub(this.server.appKey(), this.server.address());
        this.commits = this.portal.commits();
        this.dana = new Rest(this.server.api(), "dana-token");
        this.dana.post("/orgs/acme/repos", "{\"name\":\"shop\",\"private\":true,\"auto_init\":true}");
        this.shop = this.portal.source().find("shop").block();
        this.first = this.dana.get("/repos/acme/shop/git/ref/heads/main").text("object/sha");
    }

    @AfterEach
    void stop() {
        this.portal.close();
        this.server.close();
    }

    @Test
    void tellsCommitsWithMessageAndAuthorTheNewestFirstAndFiles() throws Exception {
        String second = add("a.txt", "Add a (#7)\\n\\nBecause.");
        String third = add("docs/b.txt", "Add b");

        Difference difference = compare(this.first, third);

        assertThat(difference.added())
                .containsExactly(
                        new Commit(third, "Add b", "dana"), new Commit(second, "Add a (#7)\n\nBecause.", "dana"));
        assertThat(difference.missing()).isEmpty();
        assertThat(difference.files()).containsExactly("a.txt", "docs/b.txt");
        assertThat(difference.whole()).isTrue();
        assertThat(difference.committedAt()).isNotNull();
    }

    @Test
    void tellsWhatARollbackTakesAway() throws Exception {
        String second = add("a.txt", "Add a");

        Difference difference = compare(second, this.first);

        assertThat(difference.added()).isEmpty();
        assertThat(difference.missing()).containsExactly(new Commit(second, "Add a", "dana"));
    }

    @Test
    void tellsTheLastCommitsWhereNothingRanBefore() throws Exception {
        String second = add("a.txt", "Add a");

        Difference difference = compare(null, second);

        assertThat(difference.added()).extracting(Commit::id).containsExactly(second, this.first);
        assertThat(difference.added().get(0).author()).isEqualTo("dana");
        assertThat(difference.whole()).isFalse();
    }

    @Test
    void knowsNothingOfACommitThatIsGone() {
        assertThat(this.commits.compare(this.shop, this.first, "0".repeat(40)).blockOptional())
                .isEmpty();
    }

    private Difference compare(String base, String head) {
        return this.commits.compare(this.shop, base, head).block();
    }

    private String add(String path, String message) throws Exception {
        return this.dana
                .put(
                        "/repos/acme/shop/contents/" + path,
                        "{\"message\":\"%s\",\"content\":\"eA==\"}".formatted(message))
                .text("commit/sha");
    }
}
