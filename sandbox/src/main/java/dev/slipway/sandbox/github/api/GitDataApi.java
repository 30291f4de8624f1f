package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.git.Trees;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.CommitJson;
import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.Links;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** Git's own objects, to read. */
final class GitDataApi implements Endpoints {

    private static final int LARGEST_BLOB = 10 * 1024 * 1024;

    private final BareRepositories git;
    private final Links links;
    private final CommitJson commits;

    GitDataApi(BareRepositories git, Links links, CommitJson commits) {
        this.git = git;
        this.links = links;
        this.commits = commits;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        routes.GET("/repos/{owner}/{repo}/git/commits/{sha}", api.handle(this::commit));
        routes.GET("/repos/{owner}/{repo}/git/trees/{*rest}", api.handle(this::tree));
        routes.GET("/repos/{owner}/{repo}/git/blobs/{sha}", api.handle(this::blob));
    }

    private Answer commit(Call call) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        try (Repository opened = this.git.open(repository.id())) {
            RevCommit commit = new History(opened).find(call.path("sha")).orElseThrow(ApiError::notFound);
            return Answer.ok(this.commits.raw(repository, commit));
        }
    }

    private Answer tree(Call call) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        try (Repository opened = this.git.open(repository.id())) {
            RevCommit commit = new History(opened).find(call.rest()).orElse(null);
            ObjectId tree = (commit != null) ? commit.getTree() : object(opened, call.rest(), Constants.OBJ_TREE);
            boolean recursive = call.query("recursive").isPresent();
            return Answer.ok(Fields.of(
                    "sha", tree.name(),
                    "url", this.links.api(repository, "/git/trees/" + tree.name()),
                    "tree",
                            new Trees(opened)
                                    .list(new Trees.Entry("", tree, FileMode.TREE, 0), recursive).stream()
                                            .map((entry) -> entry(repository, entry))
                                            .toList(),
                    "truncated", false));
        }
    }

    private Answer blob(Call call) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        try (Repository opened = this.git.open(repository.id())) {
            ObjectId blob = object(opened, call.path("sha"), Constants.OBJ_BLOB);
            byte[] content = new Trees(opened)
                    .read(blob, LARGEST_BLOB)
                    .orElseThrow(() -> ApiError.forbidden("This blob is too large for the API; fetch it by git."));
            return Answer.ok(Fields.of(
                    "sha", blob.name(),
                    "node_id", Fields.nodeId("Blob", blob.name()),
                    "size", content.length,
                    "url", this.links.api(repository, "/git/blobs/" + blob.name()),
                    "content", Base64.getMimeEncoder().encodeToString(content),
                    "encoding", "base64"));
        }
    }

    private Map<String, @Nullable Object> entry(HostedRepository repository, Trees.Entry entry) {
        String type = entry.isFolder() ? "tree" : (entry.mode() == FileMode.GITLINK) ? "commit" : "blob";
        Map<String, @Nullable Object> fields = Fields.of(
                "path", entry.path(),
                "mode", "%06o".formatted(entry.mode().getBits()),
                "type", type,
                "sha", entry.id().name());
        if (type.equals("blob")) {
            fields.put("size", entry.size());
        }
        fields.put(
                "url",
                this.links.api(repository, "/git/" + type + "s/" + entry.id().name()));
        return fields;
    }

    private static ObjectId object(Repository opened, String sha, int type) {
        if (!ObjectId.isId(sha)) {
            throw ApiError.notFound();
        }
        ObjectId id = ObjectId.fromString(sha);
        try {
            if (opened.open(id).getType() != type) {
                throw ApiError.notFound();
            }
            return id;
        } catch (IOException ex) {
            throw ApiError.notFound();
        }
    }
}
