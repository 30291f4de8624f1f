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
    private final Map<String, String> administrators = new ConcurrentHashMap<>();
    private final Set<String> hooks = new ConcurrentSkipListSet<>();
    private final Set<String> teams = new ConcurrentSkipListSet<>();
    private final Set<String> gone = new ConcurrentSkipListSet<>();
    private final AtomicLong ids = new AtomicLong(100);

    /** Puts a repository there that is somebody else's. */
    public void hasForeign(String name) {
        this.repositories.put(name, repository(name, "https://example.org"));
    }

    /** Lets a person push. */
    public void push(String name, String commit) {
        this.heads.put(name, commit);
    }

    /** Lets a person leave the organisation. */
    public void leaves(String login) {
        this.gone.add(login);
    }

    /** Returns which teams may push where, as repository and team. */
    public Set<String> teams() {
        return Set.copyOf(this.teams);
    }

    /** Returns the names of all repositories. */
    public Set<String> repositories() {
        return Set.copyOf(this.repositories.keySet());
    }

    /** Returns who administers a repository that was put by; null for none. */
    public @Nullable String administrator(String name) {
        return this.administrators.get(name);
    }

    /** Returns the addresses of all hooks. */
    public Set<String> hooks() {
        return Set.copyOf(this.hooks);
    }

    @Override
    public URI pageOf(String name) {
        return URI.create("http://git.example/acme/" + name);
    }

    @Override
    public Mono<Repository> find(String name) {
        return this.calls.call("find", Mono.fromSupplier(() -> this.repositories.get(name)));
    }

    @Override
    public Mono<Repository> findById(long id) {
        return this.calls.call(
                "findById",
                Mono.fromSupplier(() -> this.repositories.values().stream()
                        .filter(repository -> repository.id() == id)
                        .findFirst()
                        .orElse(null)));
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
            String id = firstCommit(repository.name());
            this.heads.put(repository.name(), id);
            return id;
        }));
    }

    @Override
    public Mono<Void> giveTeamAccess(Repository repository, String team) {
        return this.calls.call(
                "giveTeamAccess", Mono.fromRunnable(() -> this.teams.add(repository.name() + " " + team)));
    }

    @Override
    public Mono<Void> takeTeamAccess(Repository repository, String team) {
        return this.calls.call(
                "takeTeamAccess", Mono.fromRunnable(() -> this.teams.remove(repository.name() + " " + team)));
    }

    @Override
    public Mono<Boolean> isMember(String login) {
        return this.calls.call("isMember", Mono.fromSupplier(() -> !this.gone.contains(login)));
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
    public Mono<String> findWebhook(Repository repository, URI address) {
        return this.calls.call(
                "findWebhook",
                Mono.fromSupplier(() -> this.hooks.contains(repository.name() + " " + address) ? "7" : null));
    }

    @Override
    public Mono<Void> removeWebhook(Repository repository, URI address) {
        return this.calls.call(
                "removeWebhook",
                Mono.fromRunnable(() -> this.hooks.removeIf(hook -> hook.startsWith(repository.name() + " "))));
    }

    @Override
    public Mono<Boolean> delete(Repository repository, Mark mark) {
        return this.calls.call("delete", Mono.fromSupplier(() -> {
            Repository found = this.repositories.get(repository.name());
            if (found == null) {
                return true;
            }
            if (!mark.isOnHomepage(found.homepage())) {
                throw new Conflict("It bears another mark.", found.page());
            }
            String head = this.heads.get(found.name());
            if (head != null && !head.equals(firstCommit(found.name()))) {
                return false;
            }
            this.repositories.remove(found.name());
            this.heads.remove(found.name());
            this.hooks.removeIf(hook -> hook.startsWith(found.name() + " "));
            return true;
        }));
    }

    @Override
    public Mono<Repository> archive(Repository repository, String name, String owner) {
        return this.calls.call("archive", Mono.fromSupplier(() -> {
            this.repositories.remove(repository.name());
            Repository kept = new Repository(
                    repository.id(),
                    name,
                    URI.create("http://git.example/acme/" + name),
                    repository.cloneAddress(),
                    repository.defaultBranch(),
                    repository.homepage(),
                    true);
            this.repositories.put(name, kept);
            this.administrators.put(name, owner);
            return kept;
        }));
    }

    private static String firstCommit(String name) {
        return "%040x".formatted(Math.abs(name.hashCode()) + 1L);
    }

    private Repository repository(String name, @Nullable String homepage) {
        URI page = URI.create("http://git.example/acme/" + name);
        return new Repository(
                this.ids.incrementAndGet(), name, page, URI.create(page + ".git"), "main", homepage, false);
    }
}
