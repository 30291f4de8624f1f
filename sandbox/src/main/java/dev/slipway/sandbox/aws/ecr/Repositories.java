package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The repositories that exist and what is linked to them; refuses in ECR's words. */
final class Repositories {

    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*");
    private static final int MOST_TAGS = 50;

    private final Documents<StoredRepository> stored;
    private final BlobStore blobs;
    private final Clock clock;

    /**
     * @param folder where everything is kept
     * @param clock what creation and push times go by
     */
    Repositories(Path folder, Clock clock) {
        this.stored = Documents.open(folder.resolve("repositories"), StoredRepository.class);
        this.blobs = BlobStore.open(folder);
        this.clock = clock;
    }

    BlobStore blobs() {
        return this.blobs;
    }

    Clock clock() {
        return this.clock;
    }

    List<StoredRepository> all() {
        return this.stored.all();
    }

    Optional<StoredRepository> find(String name) {
        return this.stored.find(name);
    }

    StoredRepository get(String name) {
        return find(name)
                .orElseThrow(() -> AwsError.of(
                        "RepositoryNotFoundException",
                        "The repository with name '%s' does not exist in the registry with id '%s'"
                                .formatted(name, Arns.ACCOUNT)));
    }

    synchronized StoredRepository create(String name, boolean immutable, Map<String, String> tags) {
        if (name.length() < 2 || name.length() > 256 || !NAME.matcher(name).matches()) {
            throw AwsError.of(
                    "InvalidParameterException",
                    "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '%s''"
                            .formatted(NAME.pattern()));
        }
        if (find(name).isPresent()) {
            throw AwsError.of(
                    "RepositoryAlreadyExistsException",
                    "The repository with name '%s' already exists in the registry with id '%s'"
                            .formatted(name, Arns.ACCOUNT));
        }
        checkTags(tags);
        StoredRepository repository = StoredRepository.create(name, this.clock.instant(), immutable, tags);
        this.stored.put(name, repository);
        return repository;
    }

    synchronized StoredRepository delete(String name, boolean force) {
        StoredRepository repository = get(name);
        if (!force && !repository.images().isEmpty()) {
            throw AwsError.of(
                    "RepositoryNotEmptyException",
                    "The repository with name '%s' in registry with id '%s' cannot be deleted because it still contains images"
                            .formatted(name, Arns.ACCOUNT));
        }
        this.stored.remove(name);
        sweep();
        return repository;
    }

    /** Changes a repository; the change sees the newest state. */
    synchronized StoredRepository change(String name, UnaryOperator<StoredRepository> change) {
        StoredRepository changed = change.apply(get(name));
        checkTags(changed.tags());
        this.stored.put(name, changed);
        return changed;
    }

    /** Makes an upload a blob of a repository; false if it has not the digest that was promised. */
    synchronized boolean keepLayer(String name, Path upload, String digest) {
        get(name);
        if (!this.blobs.keep(upload, digest)) {
            return false;
        }
        linkLayer(name, digest);
        return true;
    }

    /** Links a blob that is there already to a repository. */
    synchronized void linkLayer(String name, String digest) {
        change(name, (repository) -> repository.withLayer(digest));
    }

    /** Removes an image; its layers stay with the repository, which may share them among images. */
    synchronized void deleteImage(String name, String digest) {
        change(name, (repository) -> repository.withoutImage(digest));
    }

    private void sweep() {
        Set<String> needed = new HashSet<>();
        this.stored.all().forEach((repository) -> {
            needed.addAll(repository.layers());
            needed.addAll(repository.images().keySet());
        });
        this.blobs.retain(needed);
    }

    private static void checkTags(Map<String, String> tags) {
        if (tags.size() > MOST_TAGS) {
            throw AwsError.of("TooManyTagsException", "A repository has at most %d tags.".formatted(MOST_TAGS));
        }
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > 128 || value.length() > 256 || key.startsWith("aws:")) {
                throw AwsError.of(
                        "InvalidTagParameterException",
                        "The tag '%s' is not allowed: keys have 1 to 128 characters and do not start with 'aws:', values have at most 256."
                                .formatted(key));
            }
        });
    }
}
