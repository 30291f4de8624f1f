package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.BadCredentials;
import dev.slipway.sandbox.github.access.Credentials;
import dev.slipway.sandbox.github.access.Principal;
import dev.slipway.sandbox.github.store.GitHubStore;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What all calls share: who calls, JSON in and out, errors, entity tags, rate limits. The calls themselves are blocking
 * functions that run on their own threads.
 */
final class Api {

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Credentials credentials;
    private final GitHubStore store;
    private final RateLimit rateLimit;
    private final URI base;

    Api(Credentials credentials, GitHubStore store, RateLimit rateLimit, URI base) {
        this.credentials = credentials;
        this.store = store;
        this.rateLimit = rateLimit;
        this.base = base;
    }

    /** Turns a blocking function into a handler. */
    HandlerFunction<ServerResponse> handle(Function<Call, Answer> function) {
        return (request) -> request.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .publishOn(Schedulers.boundedElastic())
                .flatMap((body) -> answer(request, body, function))
                .onErrorResume(
                        DataBufferLimitException.class,
                        (ex) -> send(
                                request,
                                ApiError.of(413, "The body is too large").answer(),
                                "anonymous"));
    }

    private Mono<ServerResponse> answer(ServerRequest request, byte[] body, Function<Call, Answer> function) {
        Principal principal;
        try {
            principal = this.credentials.of(request.headers().firstHeader("Authorization"));
        } catch (BadCredentials ex) {
            return send(
                    request, ApiError.of(401, String.valueOf(ex.getMessage())).answer(), "anonymous");
        }
        Answer answer;
        try {
            this.rateLimit.check(principal.login(), request.method().name(), request.path());
            answer = function.apply(new Call(request, principal, parse(body), this.store, this.base));
        } catch (ApiError ex) {
            answer = ex.answer();
        } catch (RuntimeException ex) {
            LOG.error("{} {} failed", request.method(), request.path(), ex);
            answer = ApiError.of(500, "Server Error").answer();
        }
        return send(request, answer, principal.login());
    }

    private static JsonNode parse(byte[] body) {
        if (body.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode node = JSON.readTree(body);
            if (!node.isObject() && !node.isArray()) {
                throw ApiError.of(400, "Body should be a JSON object");
            }
            return node;
        } catch (JacksonException ex) {
            throw ApiError.of(400, "Problems parsing JSON");
        }
    }

    private Mono<ServerResponse> send(ServerRequest request, Answer answer, String login) {
        byte[] json = answer.body() == null ? null : JSON.writeValueAsBytes(answer.body());
        String tag = json != null
                        && answer.status() == 200
                        && request.method().name().equals("GET")
                ? "W/\"" + hash(json) + "\""
                : null;
        boolean known = tag != null && namesTag(request, tag);
        int status = known ? HttpStatus.NOT_MODIFIED.value() : answer.status();
        this.rateLimit.count(login, request.path(), status);
        ServerResponse.BodyBuilder response = ServerResponse.status(status);
        answer.headers().forEach(response::header);
        this.rateLimit.headers(login).forEach(response::header);
        response.header("X-GitHub-Request-Id", UUID.randomUUID().toString())
                .header("X-GitHub-Media-Type", "github.v3; format=json")
                .header("X-GitHub-Enterprise-Version", MetaApi.VERSION);
        if (tag != null) {
            response.header("ETag", tag).header("Cache-Control", "private, max-age=60, s-maxage=60");
        }
        return json == null || known
                ? response.build()
                : response.contentType(MediaType.APPLICATION_JSON).bodyValue(json);
    }

    /** Weak and strong tags name the same answer, and several may be named at once. */
    private static boolean namesTag(ServerRequest request, String tag) {
        return request.headers().header("If-None-Match").stream()
                .flatMap((header) -> Arrays.stream(header.split(",")))
                .map((each) -> each.strip().replaceFirst("^W/", ""))
                .anyMatch((each) -> each.equals("*") || each.equals(tag.substring(2)));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java has SHA-256", ex);
        }
    }
}
