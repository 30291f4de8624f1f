package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.Branches;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.git.Trees;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.ContentJson;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** Files and folders: read. */
final class ContentApi implements Endpoints {

    private static final int LARGEST_FILE = 1024 * 1024;

    private final BareRepositories git;
    private final ContentJson view;

    ContentApi(BareRepositories git, ContentJson view) {
        this.git = git;
        this.view = view;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        String repository = "/repos/{owner}/{repo}";
        routes.GET(repository + "/contents", api.handle((call) -> get(call, "")));
        routes.GET(repository + "/contents/{*rest}", api.handle((call) -> get(call, cleaned(call.rest()))));
        routes.GET(repository + "/readme", api.handle(this::readme));
    }

    /** Returns a path without the slashes that clients put at its ends. */
    static String cleaned(String path) {
        return path.replaceAll("^/+|/+$", "");
    }

    private Answer get(Call call, String path) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        try (Repository opened = this.git.open(repository.id())) {
            Trees trees = new Trees(opened);
            String ref = refOf(call, repository);
            Trees.Entry entry = trees.find(commit(call, opened, ref), path).orElseThrow(ApiError::notFound);
            if (!entry.isFolder()) {
                return file(repository, trees, entry, ref);
            }
            return Answer.ok(trees.list(entry, false).stream()
                    .sorted(Comparator.comparing(Trees.Entry::isFolder)
                            .reversed()
                            .thenComparing(Trees.Entry::path))
                    .map((each) -> this.view.brief(repository, each, ref))
                    .toList());
        }
    }

    private Answer readme(Call call) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        try (Repository opened = this.git.open(repository.id())) {
            Trees trees = new Trees(opened);
            String ref = refOf(call, repository);
            Trees.Entry root = trees.find(commit(call, opened, ref), "").orElseThrow();
            List<Trees.Entry> files = trees.list(root, false);
            Trees.Entry readme = files.stream()
                    .filter((each) -> each.name().toLowerCase(Locale.ROOT).matches("readme(\\.\\w+)?"))
                    .findFirst()
                    .orElseThrow(ApiError::notFound);
            return file(repository, trees, readme, ref);
        }
    }

    private Answer file(HostedRepository repository, Trees trees, Trees.Entry entry, String ref) {
        byte[] content = trees.read(entry.id(), LARGEST_FILE).orElse(null);
        return Answer.ok(this.view.full(repository, entry, ref, content));
    }

    private static String refOf(Call call, HostedRepository repository) {
        return call.query("ref").orElse(repository.settings().defaultBranch());
    }

    private static RevCommit commit(Call call, Repository opened, String ref) {
        if (new Branches(opened).names().isEmpty()) {
            throw ApiError.of(404, "This repository is empty.");
        }
        return new History(opened).find(ref).orElseThrow(() -> ApiError.of(404, "No commit found for the ref " + ref));
    }
}
