package dev.slipway.portal.source.github;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.source.FirstCommit;
import dev.slipway.portal.source.NewRepository;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHBranch;
import org.kohsuke.github.GHBranchProtection;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.HttpException;
import reactor.core.publisher.Mono;

/** {@link SourceHosting} at GitHub, as a GitHub App that is installed in the organisation. */
final class GitHubSourceHosting implements SourceHosting {

    private final GitHubClient client;
    private final GitHubCalls calls;
    private final GitHubProperties settings;
    private final String organisation;
    private final Hooks hooks;
    private final Removal removal;
    private final Sharing sharing;

    GitHubSourceHosting(GitHubClient client, GitHubCalls calls, GitHubProperties settings, String organisation) {
        this.client = client;
        this.calls = calls;
        this.settings = settings;
        this.organisation = organisation;
        this.hooks = new Hooks(settings.webhookSecret());
        this.removal = new Removal(new Archives(client, settings));
        this.sharing = new Sharing(client, organisation);
    }

    @Override
    public URI pageOf(String name) {
        return URI.create("%s/%s/%s".formatted(this.settings.url(), this.organisation, name));
    }

    @Override
    public Mono<Repository> find(String name) {
        return call("find the repository '%s'".formatted(name), () -> {
            GHRepository found = lookUp(name);
            return (found != null) ? described(found) : null;
        });
    }

    @Override
    public Mono<Repository> findById(long id) {
        return call("find the repository with the id %d".formatted(id), () -> {
            GHRepository found = seen(id);
            return (found != null) ? described(found) : null;
        });
    }

    @Override
    public Mono<Repository> create(NewRepository wanted) {
        return call("create the repository '%s'".formatted(wanted.name()), () -> {
            try {
                return described(this.client
                        .everywhere(Grant.CREATE)
                        .getOrganization(this.organisation)
                        .createRepository(wanted.name())
                        .description(wanted.description())
                        .homepage(wanted.homepage())
                        .private_(true)
                        .wiki(false)
                        .deleteBranchOnMerge(true)
                        .create());
            } catch (HttpException ex) {
                if (GitHubFaults.hasStatus(ex, 422) && lookUp(wanted.name()) != null) {
                    throw taken(wanted.name());
                }
                throw ex;
            }
        });
    }

    @Override
    public Mono<String> head(Repository repository, String branch) {
        return call(
                "read the branch '%s' of '%s'".formatted(branch, repository.name()),
                () -> headOf(repository, branch, Grant.READ));
    }

    @Override
    public Mono<String> pushFirstCommit(Repository repository, FirstCommit commit) {
        this.settings.requireOurs(repository.cloneAddress());
        String what = "take the first commit of '%s'".formatted(repository.name());
        return this.calls.call(what, this.settings.pushTimeout(), () -> {
            try (FirstPush push = FirstPush.of(commit)) {
                boolean there = headOf(repository, repository.defaultBranch(), Grant.PUSH) == null
                        && push.push(
                                repository.cloneAddress().toString(),
                                repository.defaultBranch(),
                                this.client.token(Grant.PUSH, repository.id()),
                                this.settings.pushTimeout());
                if (!there && !holds(repository, push.id())) {
                    throw new Conflict(
                            "The repository '%s' at GitHub holds other commits than Slipway's; nothing was pushed. Move them away, or choose another name."
                                    .formatted(repository.name()),
                            repository.page());
                }
                return push.id();
            }
        });
    }

    @Override
    public Mono<Void> giveTeamAccess(Repository repository, String team) {
        return run(
                "give the team '%s' access to '%s'".formatted(team, repository.name()),
                () -> this.sharing.give(repository.id(), team));
    }

    @Override
    public Mono<Void> takeTeamAccess(Repository repository, String team) {
        return run(
                "take the access of the team '%s' to '%s'".formatted(team, repository.name()),
                () -> this.sharing.take(repository.id(), team));
    }

    @Override
    public Mono<Boolean> isMember(String login) {
        return call("say whether '%s' is in the organisation".formatted(login), () -> this.sharing.includes(login));
    }

    @Override
    public Mono<Void> protectDefaultBranch(Repository repository, String requiredStatus) {
        return run("protect the default branch of '%s'".formatted(repository.name()), () -> {
            GHBranch branch = open(repository, Grant.ADMINISTER).getBranch(repository.defaultBranch());
            if (!requires(branch, requiredStatus)) {
                branch.enableProtection()
                        .addRequiredStatusChecks(List.of(new GHBranchProtection.Check(requiredStatus, null)))
                        .requiredReviewers(0)
                        .includeAdmins()
                        .enable();
            }
        });
    }

    @Override
    public Mono<String> addWebhook(Repository repository, URI address) {
        return call(
                "add a webhook to '%s'".formatted(repository.name()),
                () -> this.hooks.findOrAdd(open(repository, Grant.CHANGE_HOOKS), address));
    }

    @Override
    public Mono<String> findWebhook(Repository repository, URI address) {
        return call("read the webhooks of '%s'".formatted(repository.name()), () -> {
            GHRepository found = openIfAny(repository, Grant.SEE_HOOKS);
            return (found != null) ? this.hooks.find(found, address) : null;
        });
    }

    @Override
    public Mono<Void> removeWebhook(Repository repository, URI address) {
        return run("remove a webhook of '%s'".formatted(repository.name()), () -> {
            GHRepository found = openIfAny(repository, Grant.CHANGE_HOOKS);
            if (found != null) {
                this.hooks.remove(found, address);
            }
        });
    }

    @Override
    public Mono<Boolean> delete(Repository repository, Mark mark) {
        return call("delete the repository '%s'".formatted(repository.name()), () -> {
            GHRepository found = openIfAny(repository, Grant.ADMINISTER);
            return found == null || this.removal.remove(found, mark);
        });
    }

    @Override
    public Mono<Repository> archive(Repository repository, String name, String owner) {
        return call(
                "archive the repository '%s'".formatted(repository.name()),
                () -> described(this.removal.putBy(
                        this.client.in(repository.id(), Grant.ADMINISTER), repository.id(), name, owner)));
    }

    private <T> Mono<T> call(String what, Callable<@Nullable T> call) {
        return this.calls.call(what, this.settings.timeout(), call);
    }

    private Mono<Void> run(String what, Action action) {
        return this.calls
                .call(what, this.settings.timeout(), () -> {
                    action.run();
                    return true;
                })
                .then();
    }

    /** GitHub answers a former name with the repository that was renamed: that one is not meant. */
    private @Nullable GHRepository lookUp(String name) throws IOException {
        try {
            GHRepository found = this.client.everywhere(Grant.SEE).getRepository(this.organisation + "/" + name);
            return found.getName().equalsIgnoreCase(name) ? found : null;
        } catch (GHFileNotFoundException ex) {
            return null;
        }
    }

    private @Nullable GHRepository seen(long id) throws IOException {
        try {
            return this.client.everywhere(Grant.SEE).getRepositoryById(id);
        } catch (GHFileNotFoundException ex) {
            return null;
        }
    }

    private GHRepository open(Repository repository, Grant grant) throws IOException {
        return this.client.repository(repository.id(), grant);
    }

    private @Nullable GHRepository openIfAny(Repository repository, Grant grant) throws IOException {
        try {
            return open(repository, grant);
        } catch (GHFileNotFoundException ex) {
            return null;
        }
    }

    private @Nullable String headOf(Repository repository, String branch, Grant grant) throws IOException {
        try {
            return open(repository, grant).getRef("heads/" + branch).getObject().getSha();
        } catch (GHFileNotFoundException ex) {
            return null;
        } catch (HttpException ex) {
            // An empty repository has no refs to ask for.
            if (GitHubFaults.hasStatus(ex, 409)) {
                return null;
            }
            throw ex;
        }
    }

    private boolean holds(Repository repository, String commit) throws IOException {
        try {
            return open(repository, Grant.PUSH).getCommit(commit).getSHA1().equals(commit);
        } catch (HttpException ex) {
            if (GitHubFaults.hasStatus(ex, 422) || GitHubFaults.hasStatus(ex, 404)) {
                return false;
            }
            throw ex;
        } catch (GHFileNotFoundException ex) {
            return false;
        }
    }

    private static boolean requires(GHBranch branch, String status) throws IOException {
        if (!branch.isProtected()) {
            return false;
        }
        var checks = branch.getProtection().getRequiredStatusChecks();
        return checks != null && checks.getContexts().contains(status);
    }

    private Conflict taken(String name) {
        return new Conflict(
                "The name '%s' is taken at GitHub in the organisation '%s' by a repository that is not this app's. Choose another name, or have that repository renamed."
                        .formatted(name, this.organisation),
                pageOf(name));
    }

    private static Repository described(GHRepository found) {
        return new Repository(
                found.getId(),
                found.getName(),
                URI.create(found.getHtmlUrl().toString()),
                URI.create(found.getHttpTransportUrl()),
                found.getDefaultBranch(),
                found.getHomepage(),
                found.isArchived());
    }

    /** A call without an answer. */
    private interface Action {

        void run() throws IOException;
    }
}
