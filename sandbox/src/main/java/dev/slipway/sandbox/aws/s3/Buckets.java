package dev.slipway.sandbox.aws.s3;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** The buckets of the account. */
final class Buckets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{1,61})[a-z0-9]");

    private final Path folder;
    private final Documents<StoredBucket> buckets;
    private final Map<String, ObjectStore> stores = new ConcurrentHashMap<>();

    Buckets(Path folder) {
        this.folder = folder;
        this.buckets = Documents.open(folder.resolve("buckets"), StoredBucket.class);
    }

    List<StoredBucket> all() {
        return this.buckets.all();
    }

    StoredBucket require(String name) {
        return this.buckets.find(name).orElseThrow(S3Error::noSuchBucket);
    }

    /** Returns the objects of a bucket that is there. */
    ObjectStore objectsOf(String bucket) {
        require(bucket);
        return this.stores.computeIfAbsent(bucket, (name) -> new ObjectStore(folderOf(name)));
    }

    synchronized void create(String name) {
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw AwsError.of("InvalidBucketName", "The specified bucket is not valid.");
        }
        if (this.buckets.find(name).isPresent()) {
            throw new AwsError(
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
        this.buckets.put(name, new StoredBucket(name, null, Instant.now()));
    }

    synchronized void put(StoredBucket bucket) {
        this.buckets.put(bucket.name(), bucket);
    }

    synchronized void remove(String name) {
        if (!objectsOf(name).all().isEmpty()) {
            throw new AwsError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        this.buckets.remove(name);
        this.stores.remove(name);
        try {
            FileSystemUtils.deleteRecursively(folderOf(name));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private Path folderOf(String bucket) {
        return this.folder.resolve("objects").resolve(bucket);
    }
}
