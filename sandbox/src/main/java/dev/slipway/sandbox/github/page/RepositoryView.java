package dev.slipway.sandbox.github.page;

import dev.slipway.sandbox.github.git.Branches;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.git.Trees;
import dev.slipway.sandbox.github.store.CommitStatus;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.PullRequest;
import dev.slipway.sandbox.github.view.Links;
import dev.slipway.sandbox.github.view.StatusJson;
import dev.slipway.sandbox.http.HtmlPages;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/** What the page of a repository shows: files, README, branches, commits, pull requests. */
final class RepositoryView {

    private static final int LONGEST_README = 100_000;

    private final GitHubStore store;
    private final Links links;
    private final HostedRepository hosted;
    private final Repository git;

    RepositoryView(GitHubStore store, Links links, HostedRepository hosted, Repository git) {
        this.store = store;
        this.links = links;
        this.hosted = hosted;
        this.git = git;
    }

    Map<String, Object> values(String ref, Optional<RevCommit> head, String path, int commits) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", this.hosted.name());
        values.put("page", page(""));
        values.put("clone", page(".git"));
        values.put("description", HtmlPages.orNothing(this.hosted.settings().description()));
        values.put("homepage", HtmlPages.orNothing(this.hosted.settings().homepage()));
        values.put("archived", this.hosted.settings().archived());
        values.put("ref", ref);
        values.put("path", path);
        values.put("empty", head.isEmpty());
        values.put("branches", branches());
        values.put("pulls", pulls());
        List<Trees.Entry> entries = head.map((commit) -> entries(commit, path)).orElse(List.of());
        values.put("files", entries.stream().map((entry) -> file(entry, ref)).toList());
        values.put("readme", readme(entries).orElse(""));
        values.put("commits", head.map((commit) -> commits(commit, commits)).orElse(List.of()));
        return values;
    }

    private List<Trees.Entry> entries(RevCommit commit, String path) {
        Trees trees = new Trees(this.git);
        return trees
                .find(commit, path)
                .filter(Trees.Entry::isFolder)
                .map((folder) -> trees.list(folder, false))
                .orElse(List.of())
                .stream()
                .sorted(Comparator.comparing(Trees.Entry::isFolder).reversed().thenComparing(Trees.Entry::path))
                .toList();
    }

    private Map<String, Object> file(Trees.Entry entry, String ref) {
        String place = (entry.isFolder() ? "/tree/" : "/blob/") + Links.encoded(ref + "/" + entry.path());
        return Map.of("name", entry.name() + (entry.isFolder() ? "/" : ""), "page", page(place));
    }

    private Optional<String> readme(List<Trees.Entry> entries) {
        return entries.stream()
                .filter((entry) -> entry.name().toLowerCase(Locale.ROOT).startsWith("readme"))
                .findFirst()
                .flatMap((entry) -> new Trees(this.git).read(entry.id(), LONGEST_README))
                .map((content) -> new String(content, StandardCharsets.UTF_8));
    }

    private List<Map<String, Object>> branches() {
        return new Branches(this.git)
                .names().stream()
                        .map((name) -> Map.<String, Object>of(
                                "name", name,
                                "page", page("/tree/" + Links.encoded(name)),
                                "protected", this.hosted.protections().containsKey(name)))
                        .toList();
    }

    private List<Map<String, Object>> commits(RevCommit head, int limit) {
        return new History(this.git)
                .log(head, null, 0, limit).stream()
                        .map((commit) -> Map.<String, Object>of(
                                "sha", commit.abbreviate(7).name(),
                                "page", page("/commit/" + commit.name()),
                                "subject", commit.getShortMessage(),
                                "author", commit.getAuthorIdent().getName(),
                                "when",
                                        commit.getAuthorIdent()
                                                .getWhenAsInstant()
                                                .toString(),
                                "statuses", statuses(commit)))
                        .toList();
    }

    private String statuses(RevCommit commit) {
        List<CommitStatus> latest = StatusJson.latest(this.store.statuses(this.hosted.id(), commit.name()));
        return latest.stream()
                .map((status) -> status.context() + ": " + status.state())
                .collect(Collectors.joining(", "));
    }

    private List<Map<String, Object>> pulls() {
        return this.store.pulls(this.hosted.id()).stream()
                .filter(PullRequest::isOpen)
                .map((pull) -> Map.<String, Object>of(
                        "title", "#" + pull.number() + " " + pull.title(), "page", page("/pull/" + pull.number())))
                .toList();
    }

    private String page(String path) {
        return this.links.page(this.hosted, path);
    }
}
