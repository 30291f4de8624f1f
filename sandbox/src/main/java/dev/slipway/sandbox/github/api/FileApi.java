package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.git.Author;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.Branches;
import dev.slipway.sandbox.github.git.FileCommit;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.git.Trees;
import dev.slipway.sandbox.github.rule.BranchRules;
import dev.slipway.sandbox.github.rule.Landings;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.CommitJson;
import dev.slipway.sandbox.github.view.ContentJson;
import dev.slipway.sandbox.github.view.Fields;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** Changes of one file by the API: each is a commit on a branch, under the branch's rules. */
final class FileApi implements Endpoints {

    private final BareRepositories git;
    private final ContentJson contents;
    private final CommitJson commits;
    private final BranchRules rules;
    private final Landings landings;
    private final Clock clock;

    FileApi(
            BareRepositories git,
            ContentJson contents,
            CommitJson commits,
            BranchRules rules,
            Landings landings,
            Clock clock) {
        this.git = git;
        this.contents = contents;
        this.commits = commits;
        this.rules = rules;
        this.landings = landings;
        this.clock = clock;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        routes.PUT("/repos/{owner}/{repo}/contents/{*rest}", api.handle(this::put));
        routes.DELETE("/repos/{owner}/{repo}/contents/{*rest}", api.handle(this::delete));
    }

    private Answer put(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_CONTENTS);
        String path = checked(call.rest());
        String message = supplied(call, "message");
        byte[] content = decoded(call);
        try (Repository opened = this.git.open(repository.id())) {
            String branch = call.text("branch").orElse(repository.settings().defaultBranch());
            RevCommit parent = parent(opened, branch);
            Optional<Trees.Entry> before = entry(opened, parent, path);
            requireSha(call, path, before);
            ObjectId commit = new FileCommit(opened).write(parent, path, content, message, author(call));
            RevCommit landed = land(call, repository, opened, branch, parent, commit);
            Trees.Entry after = entry(opened, landed, path).orElseThrow();
            Object body = Fields.of(
                    "content", this.contents.brief(repository, after, branch),
                    "commit", this.commits.raw(repository, landed));
            return before.isPresent() ? Answer.ok(body) : Answer.created(body);
        }
    }

    private Answer delete(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_CONTENTS);
        String path = checked(call.rest());
        try (Repository opened = this.git.open(repository.id())) {
            String branch = text(call, "branch").orElse(repository.settings().defaultBranch());
            RevCommit parent = parent(opened, branch);
            Optional<Trees.Entry> before = entry(opened, parent, path);
            if (parent == null || before.isEmpty()) {
                throw ApiError.notFound();
            }
            requireSha(call, path, before);
            ObjectId commit = new FileCommit(opened)
                    .remove(parent, path, text(call, "message").orElse("Delete " + path), author(call));
            RevCommit landed = land(call, repository, opened, branch, parent, commit);
            return Answer.ok(Fields.of("content", null, "commit", this.commits.raw(repository, landed)));
        }
    }

    private RevCommit land(
            Call call,
            HostedRepository repository,
            Repository opened,
            String branch,
            @Nullable RevCommit parent,
            ObjectId commit) {
        ObjectId before = (parent != null) ? parent : ObjectId.zeroId();
        List<String> problems = this.rules.againstPush(repository, opened, branch, before, commit, call.principal());
        if (!problems.isEmpty()) {
            throw ApiError.conflict("Could not change file: " + String.join(" ", problems));
        }
        String ref = Constants.R_HEADS + branch;
        if (!new Branches(opened).move(ref, before, commit, false)) {
            throw ApiError.conflict("%s is at another commit by now; read the file again.".formatted(branch));
        }
        this.landings.landed(repository.id(), opened, ref, before, commit, call.principal());
        return new History(opened).find(commit.name()).orElseThrow();
    }

    private Author author(Call call) {
        return new Author(
                call.json("committer").path("name").asString(call.principal().login()),
                call.json("committer").path("email").asString(call.principal().mail()),
                this.clock.instant());
    }

    private static @Nullable RevCommit parent(Repository opened, String branch) {
        Branches branches = new Branches(opened);
        if (branches.names().isEmpty()) {
            return null;
        }
        ObjectId head = branches.head(branch).orElseThrow(() -> ApiError.of(404, "Branch " + branch + " not found"));
        return new History(opened).find(head.name()).orElseThrow();
    }

    private static Optional<Trees.Entry> entry(Repository opened, @Nullable RevCommit commit, String path) {
        return (commit != null) ? new Trees(opened).find(commit, path) : Optional.empty();
    }

    private static void requireSha(Call call, String path, Optional<Trees.Entry> before) {
        Optional<String> sha = text(call, "sha");
        if (before.isPresent() && sha.isEmpty()) {
            throw ApiError.of(422, "Invalid request.\n\n\"sha\" wasn't supplied.");
        }
        boolean same = before.map((entry) -> entry.id().name()).equals(sha);
        if (!same) {
            throw ApiError.conflict("%s does not match %s".formatted(path, sha.orElse("")));
        }
    }

    /** A DELETE may carry its fields in the query as well. */
    private static Optional<String> text(Call call, String name) {
        return call.text(name).or(() -> call.query(name));
    }

    private static String supplied(Call call, String name) {
        return call.text(name)
                .orElseThrow(() -> ApiError.of(422, "Invalid request.\n\n\"" + name + "\" wasn't supplied."));
    }

    private static byte[] decoded(Call call) {
        if (!call.json("content").isString()) {
            throw ApiError.of(422, "Invalid request.\n\n\"content\" wasn't supplied.");
        }
        try {
            return Base64.getDecoder().decode(call.json("content").stringValue().replaceAll("\\s", ""));
        } catch (IllegalArgumentException ex) {
            throw ApiError.of(422, "content is not valid Base64");
        }
    }

    private static String checked(String given) {
        String path = ContentApi.cleaned(given);
        boolean bad = path.isEmpty()
                || Arrays.stream(path.split("/"))
                        .anyMatch((segment) -> segment.isEmpty()
                                || segment.equals(".")
                                || segment.equals("..")
                                || segment.equalsIgnoreCase(".git"));
        if (bad) {
            throw ApiError.of(422, "path contains a malformed path component");
        }
        return path;
    }
}
