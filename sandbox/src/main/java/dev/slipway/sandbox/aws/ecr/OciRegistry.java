package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.ecr.RegistryTokens.Token;
import dev.slipway.sandbox.http.LoopbackServer;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The registry that Docker, Podman, Skopeo and Jib talk to. As with ECR, nothing goes without a password, and a
 * repository must exist before an image is pushed to it.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">OCI distribution</a>
 */
final class OciRegistry implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile(
            "/v2/(?<name>.+?)/(?:(?<uploads>blobs/uploads)/?(?<id>[^/]*)|blobs/(?<blob>[^/]+)|manifests/(?<manifest>[^/]+)|(?<tags>tags/list))");

    /** Where {@code GetDownloadUrlForLayer} points to; the token stands in the query, as in a presigned address. */
    private static final Pattern DOWNLOAD = Pattern.compile("/layers/(?<name>.+)/(?<blob>[^/]+)");

    private final RegistryAccess access;
    private final RegistryUploads uploads;
    private final RegistryContent content;
    private final LoopbackServer server;

    OciRegistry(int port, Repositories repositories, RegistryTokens tokens) {
        this.access = new RegistryAccess(tokens);
        this.uploads = new RegistryUploads(repositories);
        this.content = new RegistryContent(repositories, new Images(repositories));
        this.server = LoopbackServer.start(port, RouterFunctions.route(RequestPredicates.all(), this::handle));
    }

    URI address() {
        return this.server.address();
    }

    @Override
    public void close() {
        this.server.close();
    }

    private Mono<ServerResponse> handle(ServerRequest request) {
        return Mono.defer(() -> dispatch(request))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(RegistryError.class, RegistryError::response)
                .onErrorResume(AwsError.class, (ex) -> translate(ex).response());
    }

    private Mono<ServerResponse> dispatch(ServerRequest request) {
        Matcher download = DOWNLOAD.matcher(request.path());
        if (download.matches()) {
            return download(request, download.group("name"), download.group("blob"));
        }
        Optional<Token> token = this.access.tokenOf(request);
        if (token.isEmpty()) {
            return RegistryAccess.challenge(request);
        }
        if (request.path().equals("/v2/") || request.path().equals("/v2")) {
            return ServerResponse.ok()
                    .header("Docker-Distribution-Api-Version", "registry/2.0")
                    .build();
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw new RegistryError(404, "NAME_INVALID", "The registry has nothing at %s.".formatted(request.path()));
        }
        String name = path.group("name");
        if (path.group("uploads") != null) {
            return upload(request, token.get(), name, path.group("id"));
        }
        if (path.group("blob") != null) {
            return blob(request, token.get(), name, path.group("blob"));
        }
        if (path.group("manifest") != null) {
            return manifest(request, token.get(), name, path.group("manifest"));
        }
        this.access.check(token.get(), "ecr:ListImages", name);
        return this.content.tags(request, name);
    }

    private Mono<ServerResponse> download(ServerRequest request, String name, String digest) {
        Token token = this.access
                .find(request.queryParam("token").orElse(""))
                .orElseThrow(() -> RegistryError.denied("The address is not one that ECR gave out."));
        this.access.check(token, "ecr:GetDownloadUrlForLayer", name);
        return this.content.blob(request, name, digest);
    }

    private Mono<ServerResponse> upload(ServerRequest request, Token token, String name, String id) {
        switch (request.method().name()) {
            case "POST":
                this.access.check(token, "ecr:InitiateLayerUpload", name);
                String source = request.queryParam("from").orElse(name);
                boolean mayReadSource = token.allows("ecr:GetDownloadUrlForLayer", arn(source));
                return this.uploads.start(request, name, mayReadSource);
            case "PATCH":
                this.access.check(token, "ecr:UploadLayerPart", name);
                return this.uploads.append(request, name, id);
            case "PUT":
                this.access.check(token, "ecr:CompleteLayerUpload", name);
                return this.uploads.finish(request, name, id);
            case "GET":
                this.access.check(token, "ecr:UploadLayerPart", name);
                return this.uploads.status(name, id);
            case "DELETE":
                this.access.check(token, "ecr:UploadLayerPart", name);
                return this.uploads.cancel(id);
            default:
                throw unsupported(request);
        }
    }

    private Mono<ServerResponse> blob(ServerRequest request, Token token, String name, String digest) {
        switch (request.method().name()) {
            case "HEAD":
                this.access.check(token, "ecr:BatchCheckLayerAvailability", name);
                return this.content.blob(request, name, digest);
            case "GET":
                this.access.check(token, "ecr:GetDownloadUrlForLayer", name);
                return this.content.blob(request, name, digest);
            default:
                throw unsupported(request);
        }
    }

    private Mono<ServerResponse> manifest(ServerRequest request, Token token, String name, String reference) {
        switch (request.method().name()) {
            case "HEAD", "GET":
                this.access.check(token, "ecr:BatchGetImage", name);
                return this.content.manifest(request, name, reference);
            case "PUT":
                this.access.check(token, "ecr:PutImage", name);
                return this.content.push(request, name, reference);
            case "DELETE":
                this.access.check(token, "ecr:BatchDeleteImage", name);
                return this.content.delete(name, reference);
            default:
                throw unsupported(request);
        }
    }

    private static String arn(String repository) {
        return Arns.of("ecr", "repository/" + repository);
    }

    private static RegistryError unsupported(ServerRequest request) {
        return new RegistryError(
                405, "UNSUPPORTED", "%s is not supported at %s.".formatted(request.method(), request.path()));
    }

    private static RegistryError translate(AwsError error) {
        String message = String.valueOf(error.getMessage());
        return error.code().equals("RepositoryNotFoundException")
                ? new RegistryError(404, "NAME_UNKNOWN", message)
                : new RegistryError(error.status(), "DENIED", message);
    }
}
