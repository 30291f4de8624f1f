package dev.slipway.sandbox.aws.s3;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.s3.IncomingBody.Received;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The operations on objects. */
final class ObjectOperations {

    private static final String METADATA = "x-amz-meta-";

    private final Buckets buckets;
    private final MultipartUploads uploads = new MultipartUploads();

    ObjectOperations(Buckets buckets) {
        this.buckets = buckets;
    }

    Mono<ServerResponse> put(S3Request request) {
        if (request.header("x-amz-copy-source").isPresent()) {
            throw S3Error.notImplemented("copying objects");
        }
        ObjectStore store = this.buckets.objectsOf(request.bucket());
        return IncomingBody.receive(request, store.contents()).flatMap((received) -> {
            if (request.asksFor("partNumber")) {
                this.uploads.add(uploadOf(request), numberOf(request), received);
            } else {
                store(request, store, received);
            }
            return ServerResponse.ok()
                    .header(HttpHeaders.ETAG, quoted(received.md5()))
                    .build();
        });
    }

    /** Sends an object; ranges are the resource writer's business. */
    Mono<ServerResponse> get(S3Request request) {
        ObjectStore store = this.buckets.objectsOf(request.bucket());
        StoredObject object = store.require(request.key());
        return headers(object).body(BodyInserters.fromResource(new FileSystemResource(store.contentOf(object))));
    }

    Mono<ServerResponse> head(S3Request request) {
        StoredObject object = this.buckets.objectsOf(request.bucket()).require(request.key());
        return headers(object).contentLength(object.size()).build();
    }

    Mono<ServerResponse> delete(S3Request request) {
        ObjectStore store = this.buckets.objectsOf(request.bucket());
        if (request.asksFor("uploadId")) {
            this.uploads.abort(uploadOf(request));
        } else {
            store.remove(request.key());
        }
        return ServerResponse.noContent().build();
    }

    Mono<ServerResponse> post(S3Request request) {
        ObjectStore store = this.buckets.objectsOf(request.bucket());
        if (request.asksFor("uploads")) {
            return S3.xml(
                    "InitiateMultipartUploadResult",
                    Map.of("Bucket", request.bucket(), "Key", request.key(), "UploadId", this.uploads.begin()));
        }
        return request.http().bodyToMono(String.class).flatMap((document) -> {
            List<Integer> numbers = S3Xml.texts(document, "PartNumber").stream()
                    .map(Integer::valueOf)
                    .toList();
            Received whole = this.uploads.complete(uploadOf(request), numbers, store.contents());
            store(request, store, whole);
            return S3.xml(
                    "CompleteMultipartUploadResult",
                    Map.of("Bucket", request.bucket(), "Key", request.key(), "ETag", quoted(whole.md5())));
        });
    }

    private static void store(S3Request request, ObjectStore store, Received received) {
        boolean onlyNew =
                request.header(HttpHeaders.IF_NONE_MATCH).filter("*"::equals).isPresent();
        if (onlyNew && store.find(request.key()).isPresent()) {
            throw new AwsError(
                    412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        store.put(new StoredObject(
                request.key(),
                received.file().getFileName().toString(),
                received.size(),
                received.md5(),
                request.header(HttpHeaders.CONTENT_TYPE).orElse(MediaType.APPLICATION_OCTET_STREAM_VALUE),
                metadata(request),
                Instant.now()));
    }

    private static Map<String, String> metadata(S3Request request) {
        Map<String, String> metadata = new LinkedHashMap<>();
        request.http().headers().asHttpHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(METADATA)) {
                metadata.put(lower.substring(METADATA.length()), String.join(",", values));
            }
        });
        return metadata;
    }

    private static ServerResponse.BodyBuilder headers(StoredObject object) {
        ServerResponse.BodyBuilder response = ServerResponse.ok()
                .header(HttpHeaders.ETAG, quoted(object.etag()))
                .header(HttpHeaders.CONTENT_TYPE, object.type())
                .header(
                        HttpHeaders.LAST_MODIFIED,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                object.changedAt().atOffset(ZoneOffset.UTC)));
        object.metadata().forEach((name, value) -> response.header(METADATA + name, value));
        return response;
    }

    private static String uploadOf(S3Request request) {
        return request.parameter("uploadId").orElseThrow(S3Error::noSuchUpload);
    }

    private static int numberOf(S3Request request) {
        return request.parameter("partNumber").map(Integer::valueOf).orElseThrow();
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
