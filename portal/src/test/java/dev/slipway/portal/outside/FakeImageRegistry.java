package dev.slipway.portal.outside;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.ImageScans;
import dev.slipway.portal.inventory.Mark;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Registry repositories and images in memory; a scan finds nothing. */
public final class FakeImageRegistry implements ImageRegistry, ImageScans {

    /** What it was asked. */
    public final Calls calls = new Calls();

    private final Map<String, RegistryRepository> repositories = new ConcurrentHashMap<>();
    private final Map<String, Image> images = new ConcurrentHashMap<>();

    /** Puts a repository there that is somebody else's. */
    public void hasForeign(String name) {
        this.repositories.put(name, repository(name, Map.of()));
    }

    /** Lets a repository appear that a run had asked for. */
    public void comesLate(String name, Mark mark) {
        Map<String, String> tags = Map.of(Mark.APP_TAG, mark.app().value(), Mark.RUN_TAG, mark.run());
        this.repositories.put(name, repository(name, tags));
    }

    /** Puts an image there. */
    public void hasImage(String repository, String digest, String commit) {
        hasImage(repository, digest, commit, "amd64");
    }

    /** Puts an image of a platform there. */
    public void hasImage(String repository, String digest, String commit, String architecture) {
        this.images.put(
                repository + digest,
                new Image(
                        digest,
                        "linux",
                        architecture,
                        Map.of("org.opencontainers.image.revision", commit),
                        Instant.EPOCH));
    }

    /** Returns the names of all repositories. */
    public Set<String> repositories() {
        return Set.copyOf(this.repositories.keySet());
    }

    /** Returns the tags of a repository; none when there is no such repository. */
    public Map<String, String> tags(String name) {
        return Optional.ofNullable(this.repositories.get(name))
                .map(RegistryRepository::tags)
                .orElse(Map.of());
    }

    @Override
    public Mono<RegistryRepository> find(String name) {
        return this.calls.call("find", Mono.fromSupplier(() -> this.repositories.get(name)));
    }

    @Override
    public Mono<RegistryRepository> create(String name, Map<String, String> tags, Mark mark) {
        return this.calls.call("create", Mono.fromSupplier(() -> {
            Map<String, String> marked = new HashMap<>(tags);
            marked.put(Mark.APP_TAG, mark.app().value());
            marked.put(Mark.RUN_TAG, mark.run());
            RegistryRepository created = repository(name, marked);
            RegistryRepository there = this.repositories.putIfAbsent(name, created);
            if (there != null && !mark.isIn(there.tags())) {
                throw new Conflict("There is a registry '%s' already.".formatted(name), null);
            }
            return (there != null) ? there : created;
        }));
    }

    @Override
    public Mono<Void> tag(String name, Map<String, String> tags, Mark mark) {
        return this.calls.call(
                "tag",
                Mono.fromRunnable(() -> this.repositories.computeIfPresent(
                        name,
                        (key, found) ->
                                mark.isIn(found.tags()) ? repository(name, Calls.merged(found.tags(), tags)) : found)));
    }

    @Override
    public Mono<Image> findImage(String repository, String digest) {
        return this.calls.call("findImage", Mono.fromSupplier(() -> this.images.get(repository + digest)));
    }

    @Override
    public Mono<ImageScan> scan(String repository, String digest) {
        return findImage(repository, digest).map((image) -> new ImageScan(State.COMPLETE, null, List.of()));
    }

    @Override
    public Mono<RegistryLogin> pushLogin(String repository) {
        return Mono.just(new RegistryLogin(URI.create("registry.example"), "push", "secret", Instant.EPOCH));
    }

    @Override
    public Mono<Void> delete(String name, Mark mark) {
        return this.calls.call("delete", Mono.fromRunnable(() -> {
            RegistryRepository found = this.repositories.get(name);
            if (found != null && mark.isIn(found.tags())) {
                this.repositories.remove(name);
            }
        }));
    }

    private static RegistryRepository repository(String name, Map<String, String> tags) {
        return new RegistryRepository(name, "arn:aws:ecr:::" + name, "registry.example/" + name, tags);
    }
}
