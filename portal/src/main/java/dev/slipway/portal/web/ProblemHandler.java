package dev.slipway.portal.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.slipway.portal.OutsideFault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every error of every route: as problem details on the API, as a page to a browser. The cause of what nobody
 * foresaw goes to the log, under the id that the answer names.
 */
@Component
final class ProblemHandler implements WebExceptionHandler, Ordered {
    /** Before Spring Boot's own handler. */
    private static final int ORDER = -2;

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final JsonMapper json;
    private final Pages pages;
    private final Frames frames;

    ProblemHandler(JsonMapper json, Pages pages, Frames frames) {
        this.json = json;
        this.pages = pages;
        this.frames = frames;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
        if (exchange.getResponse().isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(fault)) {
            return Mono.error(fault);
        }
        Problem problem = Problems.of(fault);
        String request = RequestIds.of(exchange);
        if (problem.status() >= 500) {
            log.error("Request {} to {} failed", request, exchange.getRequest().getPath(), fault);
        }
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(problem.status()));
        headers(exchange.getResponse().getHeaders(), problem, fault);
        return wantsPage(exchange)
                ? page(exchange, problem, request)
                : write(exchange.getResponse(), MediaType.APPLICATION_PROBLEM_JSON, json(problem, request));
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    private static void headers(HttpHeaders headers, Problem problem, Throwable fault) {
        if (fault instanceof ErrorResponse described) {
            described.getHeaders().forEach(headers::addAll);
        }
        if (problem.status() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"slipway\"");
        }
        if (fault instanceof OutsideFault outside && outside.retryAfter() != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER, String.valueOf(outside.retryAfter().toSeconds()));
        }
    }

    private static boolean wantsPage(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        List<MediaType> accepted = accepted(exchange);
        return !path.startsWith("/api/") && accepted.stream().anyMatch((type) -> type.includes(MediaType.TEXT_HTML));
    }

    private static List<MediaType> accepted(ServerWebExchange exchange) {
        try {
            List<MediaType> accepted = exchange.getRequest().getHeaders().getAccept();
            return accepted.isEmpty() ? List.of(MediaType.ALL) : accepted;
        } catch (InvalidMediaTypeException ex) {
            return List.of();
        }
    }

    private Mono<Void> page(ServerWebExchange exchange, Problem problem, String request) {
        return this.frames
                .frame(exchange)
                .map((frame) -> this.pages.render(
                        "problem", Map.of(Frames.NAME, frame, "problem", ProblemView.of(problem, request))))
                .flatMap((html) -> write(
                        exchange.getResponse(),
                        new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8),
                        html.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] json(Problem problem, String request) {
        return this.json.writeValueAsBytes(new Answer(problem, request));
    }

    private static Mono<Void> write(ServerHttpResponse response, MediaType type, byte[] body) {
        response.getHeaders().setContentType(type);
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }

    private record Answer(
            @JsonUnwrapped Problem problem, @Nullable String requestId) {}
}
