package dev.slipway.sandbox.fault;

import dev.slipway.sandbox.http.HtmlPages;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** The switch as a page for people ({@code /faults}) and an API for programs ({@code /api/faults}, {@code /api/calls}). */
public final class FaultRoutes {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final int CALLS_SHOWN = 100;

    private final FaultSwitch faults;
    private final HtmlPages pages = new HtmlPages(FaultRoutes.class, "Sandbox");

    /** @param faults the switch */
    public FaultRoutes(FaultSwitch faults) {
        this.faults = faults;
    }

    /** Returns the routes. */
    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/faults", (request) -> page())
                .POST("/faults/presets/{preset}", FaultRoutes::fromThisPage, this::preset)
                .POST("/faults/clear", FaultRoutes::fromThisPage, (request) -> clear(seeOther()))
                .GET("/api/faults", (request) -> json(this.faults.rules()))
                .POST(
                        "/api/faults",
                        (request) -> request.bodyToMono(String.class)
                                .flatMap(this::add)
                                .switchIfEmpty(refuse("Send a rule as a JSON object.")))
                .DELETE("/api/faults", (request) -> clear(ServerResponse.noContent()))
                .DELETE("/api/faults/{number}", this::remove)
                .GET("/api/calls", this::calls)
                .build();
    }

    /** A form of another site is none of ours: browsers say where a request comes from. */
    private static boolean fromThisPage(ServerRequest request) {
        String site = request.headers().firstHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private Mono<ServerResponse> page() {
        return this.pages.ok(
                "faults",
                "Faults",
                Map.of(
                        "presets", List.of(FaultPreset.values()),
                        "rules", List.copyOf(this.faults.rules().entrySet()),
                        "calls", newestCalls()));
    }

    private List<Map<String, Object>> newestCalls() {
        return this.faults.callsAfter(Math.max(0, this.faults.newestCall() - CALLS_SHOWN)).stream()
                .sorted(Comparator.comparingLong(RecordedCall::number).reversed())
                .map(FaultRoutes::shown)
                .toList();
    }

    private static Map<String, Object> shown(RecordedCall recorded) {
        Fault fault = recorded.fault();
        return Map.of(
                "time", recorded.time(),
                "system", recorded.call().system(),
                "name", recorded.call().name(),
                "caller", recorded.call().caller(),
                "fault", (fault != null) ? fault.word() : "");
    }

    private Mono<ServerResponse> preset(ServerRequest request) {
        String word = request.pathVariable("preset");
        return Stream.of(FaultPreset.values())
                .filter((preset) -> preset.word().equals(word))
                .findFirst()
                .map((preset) -> {
                    preset.rules().forEach(this.faults::add);
                    return seeOther().build();
                })
                .orElseGet(() -> refuse("There is no preset '%s'. There are %s."
                        .formatted(
                                word,
                                Stream.of(FaultPreset.values())
                                        .map(FaultPreset::word)
                                        .toList())));
    }

    private Mono<ServerResponse> add(String body) {
        try {
            int number = this.faults.add(JSON.readValue(body, FaultRule.class));
            return ServerResponse.created(URI.create("/api/faults/" + number))
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"number\":%d}".formatted(number));
        } catch (ValueInstantiationException ex) {
            Throwable cause = ex.getCause();
            return refuse(String.valueOf((cause != null) ? cause.getMessage() : ex.getOriginalMessage()));
        } catch (JacksonException ex) {
            return refuse(ex.getOriginalMessage());
        }
    }

    private Mono<ServerResponse> remove(ServerRequest request) {
        String number = request.pathVariable("number");
        boolean removed = number.matches("\\d{1,9}") && this.faults.remove(Integer.parseInt(number));
        return removed
                ? ServerResponse.noContent().build()
                : ServerResponse.notFound().build();
    }

    private Mono<ServerResponse> clear(ServerResponse.HeadersBuilder<?> answer) {
        this.faults.clear();
        return answer.build();
    }

    private Mono<ServerResponse> calls(ServerRequest request) {
        String after = request.queryParam("after").orElse("0");
        return after.matches("\\d{1,18}")
                ? json(this.faults.callsAfter(Long.parseLong(after)))
                : refuse("'%s' is no number of a call.".formatted(after));
    }

    private static ServerResponse.BodyBuilder seeOther() {
        return ServerResponse.seeOther(URI.create("/faults"));
    }

    private static Mono<ServerResponse> json(Object value) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(JSON.writeValueAsString(value));
    }

    private static Mono<ServerResponse> refuse(String message) {
        return ServerResponse.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(JSON.writeValueAsString(Map.of("message", message)));
    }
}
