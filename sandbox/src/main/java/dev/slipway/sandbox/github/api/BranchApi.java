package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.Branches;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.store.BranchProtection;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.CommitJson;
import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.Links;
import dev.slipway.sandbox.github.view.ProtectionJson;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** Branches and tags. Their names may hold slashes, so what follows a name is told from it here, not by the router. */
final class BranchApi implements Endpoints {

    private static final String PROTECTION = "/protection";

    private final BareRepositories git;
    private final Links links;
    private final CommitJson commits;
    private final ProtectionJson protections;
    private final ProtectionApi rules;

    BranchApi(BareRepositories git, Links links, CommitJson commits, ProtectionJson protections, ProtectionApi rules) {
        this.git = git;
        this.links = links;
        this.commits = commits;
        this.protections = protections;
        this.rules = rules;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        String repository = "/repos/{owner}/{repo}";
        routes.GET(repository + "/branches", api.handle(this::list));
        routes.GET(repository + "/branches/{*rest}", api.handle(this::get));
        routes.PUT(repository + "/branches/{*rest}", api.handle((call) -> change(call, this.rules::put)));
        routes.PATCH(repository + "/branches/{*rest}", api.handle((call) -> change(call, this.rules::patch)));
        routes.POST(repository + "/branches/{*rest}", api.handle((call) -> change(call, this.rules::post)));
        routes.DELETE(repository + "/branches/{*rest}", api.handle((call) -> change(call, this.rules::delete)));
        routes.GET(repository + "/tags", api.handle(this::tags));
    }

    private Answer list(Call call) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        boolean onlyProtected =
                call.query("protected").map(Boolean::parseBoolean).orElse(false);
        try (Repository opened = this.git.open(repository.id())) {
            Branches branches = new Branches(opened);
            // One that was deleted since its name was read is no branch any more.
            List<Map.Entry<String, ObjectId>> heads = branches.names().stream()
                    .filter((name) -> !onlyProtected || repository.protections().containsKey(name))
                    .flatMap((name) -> branches.head(name).map((head) -> Map.entry(name, head)).stream())
                    .toList();
            return Answer.page(call, heads, (each) -> brief(repository, each.getKey(), each.getValue()));
        }
    }

    private Answer get(Call call) {
        String rest = call.rest();
        int end = rest.lastIndexOf(PROTECTION);
        if (end > 0 && (rest.length() == end + PROTECTION.length() || rest.charAt(end + PROTECTION.length()) == '/')) {
            return change(call, this.rules::get);
        }
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        try (Repository opened = this.git.open(repository.id())) {
            ObjectId head = new Branches(opened).head(rest).orElseThrow(() -> ApiError.of(404, "Branch not found"));
            return Answer.ok(
                    full(repository, rest, new History(opened).find(head.name()).orElseThrow()));
        }
    }

    private Answer tags(Call call) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        try (Repository opened = this.git.open(repository.id())) {
            History history = new History(opened);
            return Answer.page(call, new Branches(opened).refs(Constants.R_TAGS), (ref) -> {
                String name = ref.getName().substring(Constants.R_TAGS.length());
                String sha = history.find(ref.getName())
                        .map(RevCommit::name)
                        .orElse(ref.getObjectId().name());
                return Fields.of(
                        "name", name,
                        "commit", commit(repository, sha),
                        "zipball_url", this.links.api(repository, "/zipball/refs/tags/" + name),
                        "tarball_url", this.links.api(repository, "/tarball/refs/tags/" + name),
                        "node_id", Fields.nodeId("Tag", name));
            });
        }
    }

    private Answer change(Call call, ProtectionApi.Action action) {
        String rest = call.rest();
        int end = rest.lastIndexOf(PROTECTION);
        if (end <= 0) {
            throw ApiError.notFound();
        }
        return action.run(call, rest.substring(0, end), rest.substring(end + PROTECTION.length()));
    }

    private Map<String, @Nullable Object> brief(HostedRepository repository, String name, ObjectId head) {
        Map<String, @Nullable Object> fields = Fields.of("name", name, "commit", commit(repository, head.name()));
        addProtection(repository, name, fields);
        return fields;
    }

    private Map<String, @Nullable Object> full(HostedRepository repository, String name, RevCommit head) {
        String path = "/" + Links.encoded(name);
        Map<String, @Nullable Object> fields = Fields.of("name", name, "commit", this.commits.of(repository, head));
        fields.put(
                "_links",
                Fields.of(
                        "self", this.links.api(repository, "/branches" + path),
                        "html", this.links.page(repository, "/tree" + path)));
        addProtection(repository, name, fields);
        return fields;
    }

    private void addProtection(HostedRepository repository, String name, Map<String, @Nullable Object> fields) {
        BranchProtection protection = repository.protections().get(name);
        fields.put("protected", protection != null);
        fields.put("protection", this.protections.brief(protection));
        fields.put("protection_url", this.protections.urlOf(repository, name));
    }

    private Map<String, @Nullable Object> commit(HostedRepository repository, String sha) {
        return Fields.of("sha", sha, "url", this.links.api(repository, "/commits/" + sha));
    }
}
