package dev.slipway.portal.outside;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.source.FirstCommit;
import dev.slipway.portal.source.NewRepository;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Repositories in memory. */
public final class FakeSourceHosting implements SourceHosting {

    /** What it was asked. */
    public final Calls calls = new Calls();

    private final Map<String, Repository> repositories = new ConcurrentHashMap<>();
    private final Map<String, String> heads = new ConcurrentHashMap<>();
    private final Set<String> hooks = new ConcurrentSkipListSet<>();
    private final AtomicLong ids = new AtomicLong(100);

    /** Puts a repository there that is somebody else's. */
    public void hasForeign(String name) {
        this.repositories.put(name, repository(name, "https://example.org"));
    }

    /** Lets a person push. */
    public void push(String name, String commit) {
        this.heads.put(name, commit);
    }

    /** Returns the names of all repositories. */
    public Set<String> repositories() {
        return Set.copyOf(this.repositories.keySet());
    }

    /** Returns the addresses of all hooks. */
    public Set<String> hooks() {
        return Set.copyOf(this.hooks);
    }

    @Override
    public Mono<Repository> find(String name) {
        return this.calls.call("find", Mono.fromSupplier(() -> this.repositories.get(name)));
    }

    @Override
    public Mono<Repository> create(NewRepository wanted) {
        return this.calls.call("create", Mono.fromSupplier(() -> {
            Repository created = repository(wanted.name(), wanted.homepage());
            if (this.repositories.putIfAbsent(wanted.name(), created) != null) {
                throw new Conflict("There is a repository '%s' already.".formatted(wanted.name()), null);
            }
            return created;
        }));
    }

    @Override
    public Mono<String> head(Repository repository, String branch) {
        return this.calls.call("head", Mono.fromSupplier(() -> this.heads.get(repository.name())));
    }

    @Override
    public Mono<String> pushFirstCommit(Repository repository, FirstCommit commit) {
        return this.calls.call("pushFirstCommit", Mono.fromSupplier(() -> {
            String id = "%040x".formatted(Math.abs(repository.name().hashCode()) + 1L);
            this.heads.put(repository.name(), id);
            return id;
        }));
    }

    @Override
    public Mono<Void> giveTeamAccess(Repository repository, String team) {
        return this.calls.call("giveTeamAccess", Mono.empty());
    }

    @Override
    public Mono<Void> protectDefaultBranch(Repository repository, String requiredStatus) {
        return this.calls.call("protectDefaultBranch", Mono.empty());
    }

    @Override
    public Mono<String> addWebhook(Repository repository, URI address) {
        return this.calls.call("addWebhook", Mono.fromSupplier(() -> {
            this.hooks.add(repository.name() + " " + address);
            return "7";
        }));
    }

    @Override
    public Mono<Void> removeWebhook(Repository repository, String webhookId) {
        return this.calls.call(
                "removeWebhook",
                Mono.fromRunnable(() -> this.hooks.removeIf(hook -> hook.startsWith(repository.name() + " "))));
    }

    @Override
    public Mono<Void> delete(Repository repository, Mark mark) {
        return this.calls.call("delete", Mono.fromRunnable(() -> {
            Repository found = this.repositories.get(repository.name());
            if (found != null && mark.isOnHomepage(found.homepage())) {
                this.repositories.remove(repository.name());
                this.hooks.removeIf(hook -> hook.startsWith(repository.name() + " "));
            }
        }));
    }

    private Repository repository(String name, @Nullable String homepage) {
        URI page = URI.create("http://git.example/acme/" + name);
        return new Repository(this.ids.incrementAndGet(), name, page, URI.create(page + ".git"), "main", homepage);
    }
}
