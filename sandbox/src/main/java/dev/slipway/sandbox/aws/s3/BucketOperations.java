package dev.slipway.sandbox.aws.s3;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The operations on buckets. */
final class BucketOperations {

    private final Buckets buckets;

    BucketOperations(Buckets buckets) {
        this.buckets = buckets;
    }

    Mono<ServerResponse> list() {
        List<Map<String, Object>> all = this.buckets.all().stream()
                .map((bucket) -> Map.<String, Object>of("Name", bucket.name(), "CreationDate", bucket.createdAt()))
                .toList();
        return S3.xml(
                "ListAllMyBucketsResult",
                Map.of("Owner", Map.of("ID", Arns.ACCOUNT), "Buckets", Map.of("Bucket", all)));
    }

    Mono<ServerResponse> put(S3Request request) {
        if (request.asksFor("policy")) {
            StoredBucket bucket = this.buckets.require(request.bucket());
            return request.http()
                    .bodyToMono(String.class)
                    .publishOn(Schedulers.boundedElastic())
                    .doOnNext((policy) -> this.buckets.put(bucket.withPolicy(policy)))
                    .then(ServerResponse.noContent().build());
        }
        if (!request.http().queryParams().isEmpty()) {
            throw S3Error.notImplemented(request.http().queryParams().keySet().toString());
        }
        this.buckets.create(request.bucket());
        return ServerResponse.ok().header("Location", "/" + request.bucket()).build();
    }

    Mono<ServerResponse> get(S3Request request) {
        StoredBucket bucket = this.buckets.require(request.bucket());
        if (request.asksFor("policy")) {
            if (bucket.policy() == null) {
                throw new AwsError(404, "NoSuchBucketPolicy", "The bucket policy does not exist");
            }
            return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(bucket.policy());
        }
        if (request.asksFor("location")) {
            return S3.xml("LocationConstraint", Map.of("LocationConstraint", Arns.REGION));
        }
        return S3.xml(
                "ListBucketResult",
                ObjectListing.of(request, this.buckets.objectsOf(bucket.name()).all()));
    }

    Mono<ServerResponse> head(S3Request request) {
        this.buckets.require(request.bucket());
        return ServerResponse.ok().header("x-amz-bucket-region", Arns.REGION).build();
    }

    Mono<ServerResponse> delete(S3Request request) {
        StoredBucket bucket = this.buckets.require(request.bucket());
        if (request.asksFor("policy")) {
            this.buckets.put(bucket.withPolicy(null));
        } else {
            this.buckets.remove(bucket.name());
        }
        return ServerResponse.noContent().build();
    }

    /** Deletes several objects. */
    Mono<ServerResponse> post(S3Request request) {
        ObjectStore store = this.buckets.objectsOf(request.bucket());
        return request.http()
                .bodyToMono(String.class)
                .publishOn(Schedulers.boundedElastic())
                .flatMap((document) -> {
                    List<String> keys = S3Xml.texts(document, "Key");
                    keys.forEach(store::remove);
                    return S3.xml(
                            "DeleteResult",
                            Map.of(
                                    "Deleted",
                                    keys.stream()
                                            .map((key) -> Map.of("Key", key))
                                            .toList()));
                });
    }
}
