package dev.slipway.portal.history;

import dev.slipway.lambdas.table.DynamoRows;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.access.Role;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.cloud.aws.DynamoTable;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.store.Table;
import dev.slipway.sandbox.aws.AwsSandbox;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.aws.dynamodb.DynamoDbLocal;
import dev.slipway.sandbox.function.HistoryTable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The history's API as a lead calls it, on a table of DynamoDB that a test has filled. */
final class HistoryOnDynamo implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Caller LEA =
            new Caller.Person("lea", "lea", "Lea Lead", "lea@acme.example", Set.of("city-hall"), Set.of(Role.LEAD));

    private final DynamoDbLocal local;
    private final SandboxClients clients;
    private final WebTestClient api;

    HistoryOnDynamo(Path logs, Instant now) {
        this.local = DynamoDbLocal.inMemory(logs);
        this.clients = new SandboxClients(this.local.address());
        try (DynamoDbClient client = AwsSandbox.client(DynamoDbClient.builder(), this.local.address())) {
            HistoryTable.create(client);
            DayAtTheShop.record(new DynamoRows(client, HistoryTable.NAME));
        }
        DynamoDbAsyncClient client = this.clients.client(DynamoDbAsyncClient.builder());
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Table apps = new DynamoTable(client, HistoryTable.NAME);
        HistoryStore store = new HistoryStore(client, HistoryTable.NAME);
        Audience audience = new Audience(new AppDirectory(apps), new Everybody());
        History history = new History(store, audience, () -> Mono.just(2), () -> Mono.just(0), clock);
        Outbox outbox = new Outbox(URI.create("http://portal.example"), clock);
        this.api = WebTestClient.bindToController(
                        new HistoryApi(history, new Builds(history), JSON),
                        new InsightApi(
                                new RunningVersions(store, audience),
                                new Commits(store, audience),
                                new Changes(store, audience),
                                new Figures(store, audience, clock)),
                        new IncidentApi(new Incidents(store, audience, outbox, apps, clock)))
                .argumentResolvers((resolvers) -> resolvers.addCustomResolver(new AlwaysLea()))
                .build();
    }

    /** Asks a question and returns the answer. */
    JsonNode ask(String question) {
        return JSON.readTree(text(question));
    }

    /** Asks a question and returns the answer as it is written. */
    String text(String question) {
        return Objects.requireNonNull(this.api
                .get()
                .uri(question)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Override
    public void close() {
        this.clients.close();
        this.local.close();
    }

    /** Lea asks. */
    private static final class AlwaysLea implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return Caller.class.isAssignableFrom(parameter.getParameterType());
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
            return Mono.just(LEA);
        }
    }

    /** Lets everybody read. */
    static final class Everybody implements Policy {

        @Override
        public void check(Caller caller, Action action, @Nullable App app, @Nullable String team) {}

        @Override
        public boolean allows(Caller caller, Action action, @Nullable App app, @Nullable String team) {
            return true;
        }
    }
}
