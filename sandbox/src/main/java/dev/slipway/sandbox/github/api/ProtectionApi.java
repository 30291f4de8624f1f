package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.Branches;
import dev.slipway.sandbox.github.store.BranchProtection;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.ProtectionJson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rules of protected branches: read, set, take away. */
final class ProtectionApi {

    private static final String CHECKS = "/required_status_checks";
    private static final String ADMINS = "/enforce_admins";
    private static final String NONE = "Branch not protected";

    private final GitHubStore store;
    private final BareRepositories git;
    private final ProtectionJson view;

    ProtectionApi(GitHubStore store, BareRepositories git, ProtectionJson view) {
        this.store = store;
        this.git = git;
        this.view = view;
    }

    /** Something done to the rules of a branch, or to a part of them. */
    interface Action {

        Answer run(Call call, String branch, String part);
    }

    Answer get(Call call, String branch, String part) {
        HostedRepository repository = call.repository(Need.READ_ADMINISTRATION);
        BranchProtection rules = rulesOf(repository, branch);
        return switch (part) {
            case "" -> Answer.ok(this.view.of(repository, branch, rules));
            case CHECKS -> Answer.ok(this.view.checks(repository, branch, checksOf(rules)));
            case CHECKS + "/contexts" -> Answer.ok(checksOf(rules).contexts());
            case ADMINS -> admins(repository, branch, rules);
            default -> throw ApiError.notFound();
        };
    }

    Answer put(Call call, String branch, String part) {
        HostedRepository repository = call.writable(Need.ADMINISTRATION);
        if (!part.isEmpty()) {
            throw ApiError.notFound();
        }
        requireBranch(repository, branch);
        for (String name :
                List.of("required_status_checks", "enforce_admins", "required_pull_request_reviews", "restrictions")) {
            if (!call.has(name)) {
                throw ApiError.of(422, "Invalid request.\n\n\"" + name + "\" wasn't supplied.");
            }
        }
        BranchProtection rules = new BranchProtection(
                readChecks(call.json("required_status_checks")),
                readReviews(call.json("required_pull_request_reviews")),
                call.flag("enforce_admins", false),
                call.flag("required_linear_history", false),
                call.flag("allow_force_pushes", false),
                call.flag("allow_deletions", false));
        return save(repository, branch, rules);
    }

    Answer patch(Call call, String branch, String part) {
        HostedRepository repository = call.writable(Need.ADMINISTRATION);
        BranchProtection old = rulesOf(repository, branch);
        if (!part.equals(CHECKS)) {
            throw ApiError.notFound();
        }
        BranchProtection.RequiredChecks before = checksOf(old);
        BranchProtection.RequiredChecks checks = new BranchProtection.RequiredChecks(
                call.flag("strict", before.strict()),
                call.has("contexts") || call.has("checks")
                        ? contexts(call.json("contexts"), call.json("checks"))
                        : before.contexts());
        saveChecks(repository, branch, old, checks);
        return Answer.ok(this.view.checks(repository, branch, checks));
    }

    Answer post(Call call, String branch, String part) {
        HostedRepository repository = call.writable(Need.ADMINISTRATION);
        BranchProtection old = rulesOf(repository, branch);
        if (!part.equals(ADMINS)) {
            throw ApiError.notFound();
        }
        BranchProtection rules = withAdministrators(old, true);
        save(repository, branch, rules);
        return admins(repository, branch, rules);
    }

    Answer delete(Call call, String branch, String part) {
        HostedRepository repository = call.writable(Need.ADMINISTRATION);
        BranchProtection old = rulesOf(repository, branch);
        switch (part) {
            case "" -> this.store.change(repository.id(), (each) -> each.withProtection(branch, null));
            case CHECKS -> saveChecks(repository, branch, old, null);
            case ADMINS -> save(repository, branch, withAdministrators(old, false));
            default -> throw ApiError.notFound();
        }
        return Answer.noContent();
    }

    private Answer save(HostedRepository repository, String branch, BranchProtection rules) {
        this.store.change(repository.id(), (each) -> each.withProtection(branch, rules));
        return Answer.ok(this.view.of(repository, branch, rules));
    }

    private void saveChecks(
            HostedRepository repository,
            String branch,
            BranchProtection old,
            BranchProtection.@Nullable RequiredChecks checks) {
        save(
                repository,
                branch,
                new BranchProtection(
                        checks,
                        old.reviews(),
                        old.administratorsToo(),
                        old.linearHistory(),
                        old.forcePushes(),
                        old.deletion()));
    }

    private Answer admins(HostedRepository repository, String branch, BranchProtection rules) {
        return Answer.ok(
                Fields.of("url", this.view.urlOf(repository, branch) + ADMINS, "enabled", rules.administratorsToo()));
    }

    private void requireBranch(HostedRepository repository, String branch) {
        try (Repository opened = this.git.open(repository.id())) {
            if (new Branches(opened).head(branch).isEmpty()) {
                throw ApiError.of(404, "Branch not found");
            }
        }
    }

    private static BranchProtection withAdministrators(BranchProtection old, boolean too) {
        return new BranchProtection(
                old.checks(), old.reviews(), too, old.linearHistory(), old.forcePushes(), old.deletion());
    }

    private static BranchProtection rulesOf(HostedRepository repository, String branch) {
        BranchProtection rules = repository.protections().get(branch);
        if (rules == null) {
            throw ApiError.of(404, NONE);
        }
        return rules;
    }

    private static BranchProtection.RequiredChecks checksOf(BranchProtection rules) {
        if (rules.checks() == null) {
            throw ApiError.of(404, "Required status checks not enabled");
        }
        return rules.checks();
    }

    private static BranchProtection.@Nullable RequiredChecks readChecks(JsonNode json) {
        if (!json.isObject()) {
            return null;
        }
        return new BranchProtection.RequiredChecks(
                json.path("strict").asBoolean(false), contexts(json.path("contexts"), json.path("checks")));
    }

    private static BranchProtection.@Nullable RequiredReviews readReviews(JsonNode json) {
        if (!json.isObject()) {
            return null;
        }
        return new BranchProtection.RequiredReviews(
                json.path("required_approving_review_count").asInt(1),
                json.path("dismiss_stale_reviews").asBoolean(false),
                json.path("require_code_owner_reviews").asBoolean(false));
    }

    private static List<String> contexts(JsonNode contexts, JsonNode checks) {
        Set<String> names = new LinkedHashSet<>();
        contexts.forEach((context) -> names.add(context.asString()));
        checks.forEach((check) -> names.add(check.path("context").asString()));
        return List.copyOf(names);
    }
}
