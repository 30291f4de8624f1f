package dev.slipway.portal.provisioning;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Remembers requests that carry an idempotency key for 24 hours, so that a repeat gets the first answer. */
public final class Requests {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Table table;
    private final Clock clock;

    /**
     * @param table where requests are remembered
     * @param clock the time
     */
    public Requests(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Finds what the first request of this key started.
     *
     * @return the id of what it started; empty for a new key or none; {@link InvalidInput} when the body was another
     */
    public Mono<String> first(String principal, @Nullable String key, Object body) {
        if (key == null) {
            return Mono.empty();
        }
        if (!KEY.matcher(key).matches()) {
            return Mono.error(
                    new InvalidInput("Idempotency-Key", "An Idempotency-Key has 1 to 128 printable characters."));
        }
        return this.table
                .get(key(principal, key))
                .flatMap(item -> (item.number("expires") > now()) ? started(item, body) : forget(item));
    }

    private static Mono<String> started(Item item, Object body) {
        if (!item.text("body").equals(hash(body))) {
            return Mono.error(new InvalidInput(
                    "Idempotency-Key",
                    "This Idempotency-Key came with another body within 24 hours. Use a new key for a new request."));
        }
        return Mono.just(item.text("started"));
    }

    /** The table forgets what has expired only after a while. */
    private Mono<String> forget(Item item) {
        return this.table
                .write(Change.delete(item.key(), Condition.is("expires", item.number("expires"))))
                .onErrorComplete(ConditionFailed.class)
                .then(Mono.empty());
    }

    /** Returns what is written with the transaction that does what the request asks for. */
    public List<Change> remember(String principal, @Nullable String key, Object body, String started) {
        if (key == null) {
            return List.of();
        }
        Item item = Item.of(key(principal, key))
                .with("body", hash(body))
                .with("started", started)
                .with("expires", now() + KEPT.toSeconds());
        return List.of(Change.create(item));
    }

    private long now() {
        return this.clock.instant().getEpochSecond();
    }

    private static Key key(String principal, String key) {
        return new Key("request#" + principal + "#" + key, "request");
    }

    private static String hash(Object body) {
        try {
            byte[] json = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java has SHA-256.", ex);
        }
    }
}
