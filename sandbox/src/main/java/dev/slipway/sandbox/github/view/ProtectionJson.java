package dev.slipway.sandbox.github.view;

import dev.slipway.sandbox.github.store.BranchProtection;
import dev.slipway.sandbox.github.store.HostedRepository;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules of protected branches as GitHub describes them. */
public final class ProtectionJson {

    private final Links links;

    /** @param links addresses */
    public ProtectionJson(Links links) {
        this.links = links;
    }

    /** Describes all rules of a branch. */
    public Map<String, @Nullable Object> of(HostedRepository repository, String branch, BranchProtection rules) {
        String url = urlOf(repository, branch);
        Map<String, @Nullable Object> fields = Fields.of("url", url);
        if (rules.checks() != null) {
            fields.put("required_status_checks", checks(url, rules.checks()));
        }
        if (rules.reviews() != null) {
            fields.put("required_pull_request_reviews", reviews(url, rules.reviews()));
        }
        fields.put("enforce_admins", Fields.of("url", url + "/enforce_admins", "enabled", rules.administratorsToo()));
        fields.put("required_linear_history", enabled(rules.linearHistory()));
        fields.put("allow_force_pushes", enabled(rules.forcePushes()));
        fields.put("allow_deletions", enabled(rules.deletion()));
        fields.put("block_creations", enabled(false));
        fields.put("required_conversation_resolution", enabled(false));
        fields.put("lock_branch", enabled(false));
        fields.put("allow_fork_syncing", enabled(false));
        fields.put("required_signatures", Fields.of("url", url + "/required_signatures", "enabled", false));
        return fields;
    }

    /** Describes the required statuses of a branch. */
    public Map<String, @Nullable Object> checks(
            HostedRepository repository, String branch, BranchProtection.RequiredChecks checks) {
        return checks(urlOf(repository, branch), checks);
    }

    /** Describes in short, as a branch shows it. */
    public Map<String, @Nullable Object> brief(@Nullable BranchProtection rules) {
        List<String> contexts = (rules != null) ? rules.requiredContexts() : List.of();
        String level = (rules == null || rules.checks() == null)
                ? "off"
                : rules.administratorsToo() ? "everyone" : "non_admins";
        return Fields.of(
                "enabled",
                rules != null,
                "required_status_checks",
                Fields.of("enforcement_level", level, "contexts", contexts, "checks", namesOf(contexts)));
    }

    /** Returns the address of a branch's rules. */
    public String urlOf(HostedRepository repository, String branch) {
        return this.links.api(repository, "/branches/" + Links.encoded(branch) + "/protection");
    }

    private static Map<String, @Nullable Object> checks(String url, BranchProtection.RequiredChecks checks) {
        return Fields.of(
                "url", url + "/required_status_checks",
                "strict", checks.strict(),
                "contexts", checks.contexts(),
                "contexts_url", url + "/required_status_checks/contexts",
                "checks", namesOf(checks.contexts()));
    }

    private static Map<String, @Nullable Object> reviews(String url, BranchProtection.RequiredReviews reviews) {
        return Fields.of(
                "url", url + "/required_pull_request_reviews",
                "dismiss_stale_reviews", reviews.dismissStale(),
                "require_code_owner_reviews", reviews.codeOwners(),
                "require_last_push_approval", false,
                "required_approving_review_count", reviews.approvals());
    }

    private static List<Map<String, @Nullable Object>> namesOf(List<String> contexts) {
        return contexts.stream()
                .map((context) -> Fields.of("context", context, "app_id", null))
                .toList();
    }

    private static Map<String, @Nullable Object> enabled(boolean enabled) {
        return Fields.of("enabled", enabled);
    }
}
