package dev.slipway.portal.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.cloud.aws.DynamoTable;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.aws.dynamodb.DynamoDbLocal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.server.WebSession;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Sessions of two instances of the portal that share a table of DynamoDB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredSessionsTests {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private final DynamoDbLocal local;
    private final SandboxClients clients;
    private final DynamoDbAsyncClient client;
    private final TableSessions here;
    private final TableSessions there;

    StoredSessionsTests(@TempDir Path logs) {
        this.local = DynamoDbLocal.inMemory(logs);
        this.clients = new SandboxClients(this.local.address());
        this.client = this.clients.client(DynamoDbAsyncClient.builder());
        SandboxClients.await(this.client.createTable((table) -> table.tableName("slipway")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))));
        this.here = instance(NOW);
        this.there = instance(NOW.plus(Duration.ofHours(1)));
    }

    @AfterAll
    void stop() {
        this.clients.close();
        this.local.close();
    }

    @Test
    void whoSignsInAtOneInstanceIsKnownAtTheOther() {
        String id = signedIn("dana");

        WebSession found = Objects.requireNonNull(find(this.there, id));

        assertThat(found.getAttributes().get(TableSessions.SIGNED_IN)).isInstanceOf(SecurityContextImpl.class);
        assertThat(SandboxClients.await(this.client.scan((scan) -> scan.tableName("slipway")))
                        .toString())
                .doesNotContain(id);
    }

    @Test
    void signingOutEverywhereAtOneInstanceEndsTheSessionsOfTheOther() {
        String one = signedIn("hugo");
        String two = signedIn("hugo");
        String other = signedIn("lea");

        this.there.endAllOf("hugo").block(LONG);

        assertThat(List.of(one, two))
                .allSatisfy((id) -> assertThat(find(this.here, id)).isNull());
        assertThat(find(this.here, other)).isNotNull();
    }

    @Test
    void aRequestUnderWayAtTheOtherInstanceDoesNotBringASessionBack() {
        String id = signedIn("ada");
        WebSession inHand = Objects.requireNonNull(find(this.there, id));

        this.here.endAllOf("ada").block(LONG);
        inHand.save().block(LONG);

        assertThat(find(this.here, id)).isNull();
        assertThat(find(this.there, id)).isNull();
    }

    @Test
    void aSessionInUseIsKeptLonger() {
        String id = signedIn("otto");
        Objects.requireNonNull(find(this.there, id)).save().block(LONG);

        assertThat(find(instance(NOW.plus(Duration.ofMinutes(8 * 60 + 30))), id))
                .isNotNull();
        assertThat(find(instance(NOW.plus(Duration.ofHours(10))), id)).isNull();
    }

    private String signedIn(String subject) {
        WebSession session = Objects.requireNonNull(this.here.createWebSession().block(LONG));
        session.getAttributes()
                .put(TableSessions.SIGNED_IN, new SecurityContextImpl(new TestingAuthenticationToken(subject, "")));
        session.save().block(LONG);
        return session.getId();
    }

    private TableSessions instance(Instant time) {
        DynamoTable table = new DynamoTable(this.client, "slipway");
        return new TableSessions(table, Clock.fixed(time, ZoneOffset.UTC), Duration.ofHours(8));
    }

    private static @Nullable WebSession find(TableSessions sessions, String id) {
        return sessions.retrieveSession(id).block(LONG);
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
