package dev.slipway.sandbox.github.page;

import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.Branches;
import dev.slipway.sandbox.github.git.Changes;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.git.Trees;
import dev.slipway.sandbox.github.rule.Pulls;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.PullRequest;
import dev.slipway.sandbox.github.view.Links;
import dev.slipway.sandbox.github.view.StatusJson;
import dev.slipway.sandbox.http.HtmlPages;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The pages: all repositories, one of them, a file, a commit, a pull request. */
public final class RepositoryPages {

    private static final String REPOSITORY = "/acme/{repo}";
    private static final int LARGEST_FILE = 512 * 1024;
    private static final int COMMITS_SHOWN = 20;

    private final HtmlPages pages = new HtmlPages(RepositoryPages.class, "GitHub");
    private final GitHubStore store;
    private final BareRepositories git;
    private final Links links;
    private final MergeButton merge;

    /**
     * @param store repositories and pull requests
     * @param git their contents
     * @param pulls merges
     * @param links addresses
     */
    public RepositoryPages(GitHubStore store, BareRepositories git, Pulls pulls, Links links) {
        this.store = store;
        this.git = git;
        this.links = links;
        this.merge = new MergeButton(this.pages, store, git, pulls, links);
    }

    /** Returns the routes. */
    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/", this::index)
                .GET("/acme", this::index)
                .GET(REPOSITORY, (request) -> show(request, this::repository))
                .GET(REPOSITORY + "/tree/{*rest}", (request) -> show(request, this::repository))
                .GET(REPOSITORY + "/blob/{*rest}", (request) -> show(request, this::file))
                .GET(REPOSITORY + "/raw/{*rest}", (request) -> show(request, this::raw))
                .GET(REPOSITORY + "/commit/{sha}", (request) -> show(request, this::commit))
                .GET(REPOSITORY + "/pull/{number}", (request) -> show(request, this::pull))
                .POST(REPOSITORY + "/pull/{number}/merge", this.merge::press)
                .GET("/avatars/{id}", RepositoryPages::avatar)
                .build();
    }

    private Mono<ServerResponse> index(ServerRequest request) {
        List<Map<String, Object>> all = this.store.repositories().stream()
                .map((each) -> Map.<String, Object>of(
                        "name", each.name(),
                        "page", this.links.page(each, ""),
                        "description", HtmlPages.orNothing(each.settings().description()),
                        "archived", each.settings().archived()))
                .toList();
        return this.pages.ok("index", "Repositories of acme", Map.of("repositories", all));
    }

    private Mono<ServerResponse> repository(ServerRequest request, Opened opened) {
        String ref = opened.refIn(request);
        Optional<RevCommit> head = new History(opened.git()).find(ref);
        return this.pages.ok(
                "repository",
                opened.hosted().name(),
                new RepositoryView(this.store, this.links, opened.hosted(), opened.git())
                        .values(ref, head, opened.pathIn(request), COMMITS_SHOWN));
    }

    private Mono<ServerResponse> file(ServerRequest request, Opened opened) {
        String path = opened.pathIn(request);
        return opened.read(request)
                .map((content) -> this.pages.ok(
                        "file",
                        path,
                        Map.of(
                                "repository", opened.hosted().name(),
                                "page", this.links.page(opened.hosted(), ""),
                                "ref", opened.refIn(request),
                                "path", path,
                                "text", new String(content, StandardCharsets.UTF_8))))
                .orElseGet(this::missing);
    }

    private Mono<ServerResponse> raw(ServerRequest request, Opened opened) {
        // Plain text whatever it is: nothing from a repository may run as a page of this server.
        return opened.read(request)
                .map((content) -> ServerResponse.ok()
                        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                        .header("X-Content-Type-Options", "nosniff")
                        .bodyValue(content))
                .orElseGet(this::missing);
    }

    private Mono<ServerResponse> commit(ServerRequest request, Opened opened) {
        return new History(opened.git())
                .find(request.pathVariable("sha"))
                .map((commit) -> this.pages.ok(
                        "commit",
                        commit.getShortMessage(),
                        Map.of(
                                "repository", opened.hosted().name(),
                                "page", this.links.page(opened.hosted(), ""),
                                "sha", commit.name(),
                                "message", commit.getFullMessage(),
                                "author", commit.getAuthorIdent().getName(),
                                "when",
                                        commit.getAuthorIdent()
                                                .getWhenAsInstant()
                                                .toString(),
                                "statuses",
                                        StatusJson.latest(this.store.statuses(
                                                opened.hosted().id(), commit.name())),
                                "deployments", WhereItRuns.rows(this.store, opened.hosted(), Set.of(commit.name())),
                                "files", changes(new Changes(opened.git()).of(commit)))))
                .orElseGet(this::missing);
    }

    private Mono<ServerResponse> pull(ServerRequest request, Opened opened) {
        Optional<PullRequest> found = request.pathVariable("number").matches("\\d{1,9}")
                ? this.store.pull(opened.hosted().id(), Integer.parseInt(request.pathVariable("number")))
                : Optional.empty();
        return found.map((pull) -> this.pages.ok("pull", pull.title(), pullValues(opened, pull)))
                .orElseGet(this::missing);
    }

    private Map<String, Object> pullValues(Opened opened, PullRequest pull) {
        History history = new History(opened.git());
        RevCommit head = history.find(pull.headSha()).orElseThrow();
        RevCommit base = history.find(pull.baseSha()).orElseThrow();
        return Map.of(
                "repository", opened.hosted().name(),
                "page", this.links.page(opened.hosted(), ""),
                "pull", pull,
                "mergers", pull.isOpen() ? MergeButton.peopleFor(opened.hosted()) : List.of(),
                "state", (pull.merge() != null) ? "merged" : pull.state(),
                "body", HtmlPages.orNothing(pull.body()),
                "statuses",
                        StatusJson.latest(this.store.statuses(opened.hosted().id(), pull.headSha())),
                "deployments", WhereItRuns.rows(this.store, opened.hosted(), commits(pull)),
                "files",
                        changes(new Changes(opened.git())
                                .between(history.mergeBase(base, head).orElse(base), head)));
    }

    private static Set<String> commits(PullRequest pull) {
        PullRequest.Merge merge = pull.merge();
        return merge != null ? Set.of(pull.headSha(), merge.commit()) : Set.of(pull.headSha());
    }

    private static List<Map<String, Object>> changes(List<Changes.FileChange> changes) {
        return changes.stream()
                .map((change) -> Map.<String, Object>of(
                        "path", change.path(),
                        "additions", change.additions(),
                        "deletions", change.deletions(),
                        "patch", HtmlPages.orNothing(change.patch())))
                .toList();
    }

    private Mono<ServerResponse> show(
            ServerRequest request, BiFunction<ServerRequest, Opened, Mono<ServerResponse>> page) {
        return Mono.defer(() -> this.store
                        .repository(request.pathVariable("repo").replaceFirst("\\.git$", ""))
                        .map((hosted) -> {
                            try (Repository repository = this.git.open(hosted.id())) {
                                return page.apply(request, new Opened(hosted, repository));
                            }
                        })
                        .orElseGet(this::missing))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<ServerResponse> missing() {
        return this.pages.show(ServerResponse.status(404), "missing", "Not found", Map.of());
    }

    private static Mono<ServerResponse> avatar(ServerRequest request) {
        String drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'>"
                + "<circle cx='20' cy='20' r='20' fill='#0b6b6b'/></svg>";
        return ServerResponse.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .bodyValue(drawing);
    }

    /** A repository with its contents at hand. */
    private record Opened(HostedRepository hosted, Repository git) {

        /** A branch's name may hold slashes: the longest that the path begins with is meant. */
        private String refIn(ServerRequest request) {
            String rest = restOf(request);
            return new Branches(this.git)
                    .names().stream()
                            .filter((name) -> rest.equals(name) || rest.startsWith(name + "/"))
                            .max(Comparator.comparingInt(String::length))
                            .orElseGet(() ->
                                    rest.isEmpty() ? this.hosted.settings().defaultBranch() : rest.split("/", 2)[0]);
        }

        private String pathIn(ServerRequest request) {
            String rest = restOf(request);
            String ref = refIn(request);
            return rest.length() > ref.length()
                    ? rest.substring(ref.length() + 1).replaceAll("/+$", "")
                    : "";
        }

        private Optional<byte[]> read(ServerRequest request) {
            Trees trees = new Trees(this.git);
            return new History(this.git)
                    .find(refIn(request))
                    .flatMap((commit) -> trees.find(commit, pathIn(request)))
                    .filter((entry) -> !entry.isFolder())
                    .flatMap((entry) -> trees.read(entry.id(), LARGEST_FILE));
        }

        private static String restOf(ServerRequest request) {
            return request.pathVariables().getOrDefault("rest", "").replaceFirst("^/", "");
        }
    }
}
