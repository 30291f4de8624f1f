package dev.slipway.sandbox.aws.s3;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.model.ServiceModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * S3 with paths ({@code /bucket/key}), not host names. Objects stream to and from files. There are no versions, copies,
 * access lists or bucket settings beside the policy, which is kept and not judged.
 */
public final class S3 implements AwsService {

    private final BucketOperations buckets;
    private final ObjectOperations objects;

    /** @param folder where buckets and objects are kept */
    public S3(Path folder) {
        Buckets store = new Buckets(folder);
        this.buckets = new BucketOperations(store);
        this.objects = new ObjectOperations(store);
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("s3");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return Mono.defer(() -> dispatch(S3Request.of(request)))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(AwsError.class, (error) -> refuse(request, error));
    }

    private Mono<ServerResponse> dispatch(S3Request request) {
        return switch (request.kind()) {
            case "GET account" -> this.buckets.list();
            case "PUT bucket" -> this.buckets.put(request);
            case "GET bucket" -> this.buckets.get(request);
            case "HEAD bucket" -> this.buckets.head(request);
            case "DELETE bucket" -> this.buckets.delete(request);
            case "POST bucket" -> this.buckets.post(request);
            case "PUT object" -> this.objects.put(request);
            case "GET object" -> this.objects.get(request);
            case "HEAD object" -> this.objects.head(request);
            case "DELETE object" -> this.objects.delete(request);
            case "POST object" -> this.objects.post(request);
            default -> throw S3Error.notImplemented(request.kind());
        };
    }

    @Override
    public Mono<ServerResponse> refuse(ServiceModel model, ServerRequest request, AwsError error) {
        return refuse(request, error);
    }

    static Mono<ServerResponse> xml(String root, Map<String, ?> content) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_XML).bodyValue(S3Xml.document(root, content));
    }

    /** An answer to HEAD has no body: the status must do. */
    private static Mono<ServerResponse> refuse(ServerRequest request, AwsError error) {
        ServerResponse.BodyBuilder response = ServerResponse.status(error.status());
        if (request.method() == HttpMethod.HEAD) {
            return response.build();
        }
        Map<String, String> content = new LinkedHashMap<>();
        content.put("Code", error.code());
        content.put("Message", String.valueOf(error.getMessage()));
        content.put("Resource", request.path());
        content.put("RequestId", UUID.randomUUID().toString());
        return response.contentType(MediaType.APPLICATION_XML).bodyValue(S3Xml.document("Error", content));
    }
}
