package dev.slipway.sandbox.proof.access;

import dev.slipway.portal.cloud.aws.DynamoTable;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.sandbox.aws.SandboxClients;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Puts tokens of pipelines into the portal's table, as the portal does: by their hash. */
final class Tokens {

    private final DynamoTable table;

    Tokens(SandboxClients clients) {
        this.table = new DynamoTable(clients.client(DynamoDbAsyncClient.builder()), "slipway");
    }

    /** Returns the secret of a new token of an app. */
    String of(String app, Instant validUntil) {
        String secret = "slw_" + UUID.randomUUID();
        this.table
                .write(Change.create(Item.of(new Key("token#" + hash(secret), "token"))
                        .with("id", UUID.randomUUID().toString())
                        .with("app", app)
                        .with("actions", "DEPLOY_TEST EVENT_PUBLISH")
                        .with("run", "proof")
                        .with("created", Instant.now())
                        .with("validUntil", validUntil)))
                .block();
        return secret;
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256.", ex);
        }
    }
}
