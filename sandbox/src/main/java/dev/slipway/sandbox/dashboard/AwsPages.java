package dev.slipway.sandbox.dashboard;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.http.HtmlPages;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Pages that show what lies in AWS: read through its APIs, as anybody's tools would. */
public final class AwsPages {

    private static final int ITEMS_SHOWN = 100;
    private static final int LINES_SHOWN = 500;

    private final HtmlPages pages = new HtmlPages(AwsPages.class, "AWS");
    private final URI address;
    private final AwsOverview overview;
    private final DynamoDbAsyncClient tables;
    private final CloudWatchLogsAsyncClient logs;

    /**
     * @param address address of the front door
     * @param clients AWS's clients
     */
    public AwsPages(URI address, SandboxClients clients) {
        this.address = address;
        this.overview = new AwsOverview(clients);
        this.tables = clients.client(DynamoDbAsyncClient.builder());
        this.logs = clients.client(CloudWatchLogsAsyncClient.builder());
    }

    /** Returns the routes. */
    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/aws", (request) -> blocking(this.overview::sections).flatMap(this::show))
                .GET("/aws/tables/{table}", this::items)
                .GET("/aws/logs", this::lines)
                .build();
    }

    private Mono<ServerResponse> show(List<Section> sections) {
        return this.pages.ok("aws", "AWS", Map.of("address", this.address, "sections", sections));
    }

    private Mono<ServerResponse> items(ServerRequest request) {
        String table = request.pathVariable("table");
        return blocking(() -> await(
                                this.tables.scan((scan) -> scan.tableName(table).limit(ITEMS_SHOWN)))
                        .items())
                .flatMap((items) -> text(
                        table,
                        "The first %d items at most, in the order of the table.".formatted(ITEMS_SHOWN),
                        items.stream().map(AwsPages::words).collect(Collectors.joining("\n\n"))))
                .onErrorResume(
                        ResourceNotFoundException.class,
                        (ex) -> ServerResponse.notFound().build());
    }

    private Mono<ServerResponse> lines(ServerRequest request) {
        String group = request.queryParam("group").orElse("");
        String stream = request.queryParam("stream").orElse("");
        return blocking(() -> await(this.logs.getLogEvents((get) ->
                                get.logGroupName(group).logStreamName(stream).limit(LINES_SHOWN)))
                        .events())
                .flatMap((events) -> text(
                        stream,
                        "The last %d lines at most.".formatted(LINES_SHOWN),
                        events.stream().map(OutputLogEvent::message).collect(Collectors.joining("\n"))))
                .onErrorResume(
                        CloudWatchLogsException.class,
                        (ex) -> ServerResponse.notFound().build());
    }

    private Mono<ServerResponse> text(String title, String note, String text) {
        return this.pages.ok("text", title, Map.of("title", title, "note", note, "text", text));
    }

    private static String words(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map((entry) -> entry.getKey() + " = " + words(entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String words(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            case BOOL -> value.bool().toString();
            default -> value.toString();
        };
    }

    private static <T> Mono<T> blocking(Callable<T> reading) {
        return Mono.fromCallable(reading).subscribeOn(Schedulers.boundedElastic());
    }
}
