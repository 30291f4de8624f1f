package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.Branches;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.rule.BranchRules;
import dev.slipway.sandbox.github.rule.Landings;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.Links;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** Refs: read, make, move, remove. */
final class RefApi implements Endpoints {

    private static final String REFS = "/repos/{owner}/{repo}/git/refs";
    private static final String RESOURCE = "Reference";

    private final BareRepositories git;
    private final Links links;
    private final BranchRules rules;
    private final Landings landings;

    RefApi(BareRepositories git, Links links, BranchRules rules, Landings landings) {
        this.git = git;
        this.links = links;
        this.rules = rules;
        this.landings = landings;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        routes.GET("/repos/{owner}/{repo}/git/ref/{*rest}", api.handle(this::get));
        routes.GET(REFS, api.handle((call) -> matching(call, "")));
        routes.GET(REFS + "/{*rest}", api.handle(this::getOrMatching));
        routes.GET(
                "/repos/{owner}/{repo}/git/matching-refs/{*rest}", api.handle((call) -> matching(call, call.rest())));
        routes.POST(REFS, api.handle(this::create));
        routes.PATCH(REFS + "/{*rest}", api.handle(this::move));
        routes.DELETE(REFS + "/{*rest}", api.handle(this::delete));
    }

    private Answer get(Call call) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        try (Repository opened = this.git.open(repository.id())) {
            String name = Constants.R_REFS + call.rest();
            Branches branches = new Branches(opened);
            if (branches.names().isEmpty()) {
                throw ApiError.conflict("Git Repository is empty.");
            }
            ObjectId target = branches.target(name).orElseThrow(ApiError::notFound);
            return Answer.ok(describe(repository, name, target, opened));
        }
    }

    /** The older call: one ref if the name is exact, else all that begin with it. */
    private Answer getOrMatching(Call call) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        try (Repository opened = this.git.open(repository.id())) {
            if (new Branches(opened).target(Constants.R_REFS + call.rest()).isPresent()) {
                return get(call);
            }
        }
        return matching(call, call.rest());
    }

    private Answer matching(Call call, String prefix) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        try (Repository opened = this.git.open(repository.id())) {
            List<Ref> refs = new Branches(opened)
                    .refs(Constants.R_REFS).stream()
                            .filter((ref) -> ref.getName().startsWith(Constants.R_REFS + prefix))
                            .toList();
            return Answer.page(call, refs, (ref) -> describe(repository, ref.getName(), ref.getObjectId(), opened));
        }
    }

    private Answer create(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_CONTENTS);
        String name = call.required(RESOURCE, "ref");
        if (!name.startsWith(Constants.R_REFS) || !Repository.isValidRefName(name)) {
            throw ApiError.invalid(RESOURCE, "ref", "custom", "Reference name must start with 'refs/' and be valid.");
        }
        try (Repository opened = this.git.open(repository.id())) {
            ObjectId target = target(opened, call.required(RESOURCE, "sha"));
            if (new Branches(opened).target(name).isPresent()) {
                throw ApiError.of(422, "Reference already exists");
            }
            change(call, repository, opened, name, ObjectId.zeroId(), target, false);
            return Answer.created(describe(repository, name, target, opened));
        }
    }

    private Answer move(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_CONTENTS);
        String name = Constants.R_REFS + call.rest();
        try (Repository opened = this.git.open(repository.id())) {
            ObjectId before = existing(opened, name);
            ObjectId target = target(opened, call.required(RESOURCE, "sha"));
            boolean force = call.flag("force", false);
            if (!force && !new History(opened).contains(target, before)) {
                throw ApiError.of(422, "Update is not a fast forward");
            }
            change(call, repository, opened, name, before, target, force);
            return Answer.ok(describe(repository, name, target, opened));
        }
    }

    private Answer delete(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_CONTENTS);
        String name = Constants.R_REFS + call.rest();
        try (Repository opened = this.git.open(repository.id())) {
            ObjectId before = existing(opened, name);
            if (name.equals(Constants.R_HEADS + repository.settings().defaultBranch())) {
                throw ApiError.of(422, "Cannot delete the default branch");
            }
            obey(call, repository, opened, name, before, ObjectId.zeroId());
            new Branches(opened).remove(name);
            this.landings.landed(repository.id(), opened, name, before, ObjectId.zeroId(), call.principal());
            return Answer.noContent();
        }
    }

    private void change(
            Call call,
            HostedRepository repository,
            Repository opened,
            String name,
            ObjectId before,
            ObjectId target,
            boolean force) {
        obey(call, repository, opened, name, before, target);
        if (!new Branches(opened).move(name, before, target, force)) {
            throw ApiError.conflict("Reference cannot be updated");
        }
        this.landings.landed(repository.id(), opened, name, before, target, call.principal());
    }

    private void obey(
            Call call, HostedRepository repository, Repository opened, String name, ObjectId before, ObjectId after) {
        if (!name.startsWith(Constants.R_HEADS)) {
            return;
        }
        String branch = name.substring(Constants.R_HEADS.length());
        List<String> problems = this.rules.againstPush(repository, opened, branch, before, after, call.principal());
        if (!problems.isEmpty()) {
            throw ApiError.of(422, String.join(" ", problems));
        }
    }

    private Map<String, @Nullable Object> describe(
            HostedRepository repository, String name, ObjectId target, Repository opened) {
        boolean commit = new History(opened)
                .find(target.name())
                .filter((found) -> found.equals(target))
                .isPresent();
        String type = commit ? "commit" : "tag";
        return Fields.of(
                "ref", name,
                "node_id", Fields.nodeId("Ref", name),
                "url", this.links.api(repository, "/git/" + Links.encoded(name)),
                "object",
                        Fields.of(
                                "sha", target.name(),
                                "type", type,
                                "url", this.links.api(repository, "/git/" + type + "s/" + target.name())));
    }

    private static ObjectId existing(Repository opened, String name) {
        Optional<ObjectId> target = new Branches(opened).target(name);
        return target.orElseThrow(() -> ApiError.of(422, "Reference does not exist"));
    }

    private static ObjectId target(Repository opened, String sha) {
        return new History(opened)
                .find(sha)
                .filter((commit) -> commit.name().equals(sha))
                .map(ObjectId::toObjectId)
                .orElseThrow(() -> ApiError.of(422, "Object does not exist"));
    }
}
