package dev.slipway.portal.access.session;

import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.WebSessionStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sessions in the portal's table: one item a session under the hash of its id, and one under the person that leads
 * there, so that they can sign out everywhere. Ids are stored nowhere; the table forgets what has expired.
 *
 * <p>A request that changes nothing in its session writes at most every few minutes.
 */
public final class TableSessions implements WebSessionStore {

    /** Name of the attribute that Spring Security keeps who has signed in under. */
    static final String SIGNED_IN = "SPRING_SECURITY_CONTEXT";

    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(5);
    private static final String SORT = "session";
    private static final String OF_PERSON = "session#";
    private static final int REMOVED_AT_ONCE = 4;

    private final Table table;
    private final Clock clock;
    private final Duration maxIdle;

    TableSessions(Table table, Clock clock, Duration maxIdle) {
        this.table = table;
        this.clock = clock;
        this.maxIdle = maxIdle;
    }

    @Override
    public Mono<WebSession> createWebSession() {
        return Mono.fromSupplier(() -> TableSession.fresh(this, this.maxIdle));
    }

    @Override
    public Mono<WebSession> retrieveSession(String id) {
        return this.table
                .get(key(hash(id)))
                .filter((item) -> item.number("expires") > now().getEpochSecond())
                .map((item) -> TableSession.known(
                        this, id, item.text("attributes"), item.time("created"), item.time("touched"), this.maxIdle));
    }

    @Override
    public Mono<Void> removeSession(String id) {
        return this.table.write(Change.delete(key(hash(id))));
    }

    @Override
    public Mono<WebSession> updateLastAccessTime(WebSession session) {
        ((TableSession) session).access();
        return Mono.just(session);
    }

    /** Ends every session of a person, at every instance and in every browser. */
    public Mono<Void> endAllOf(String subject) {
        return this.table
                .query(Query.of(partition(subject), OF_PERSON, Query.LARGEST))
                .flatMap((page) -> end(page.items()).then(page.next() == null ? Mono.empty() : endAllOf(subject)));
    }

    private Mono<Void> end(List<Item> ofPerson) {
        return Flux.fromIterable(ofPerson)
                .flatMap(
                        (item) -> this.table.write(
                                List.of(Change.delete(key(item.text("hash"))), Change.delete(item.key()))),
                        REMOVED_AT_ONCE)
                .then();
    }

    Instant now() {
        return this.clock.instant();
    }

    /**
     * Keeps a session where there is something new to keep. One that was ended while a request had it in hand stays
     * ended.
     */
    Mono<Void> keep(TableSession session) {
        if (!session.isStarted()) {
            return Mono.empty();
        }
        return Mono.defer(() -> {
            String attributes = SessionText.write(session.getAttributes());
            Instant touched = session.touched();
            boolean same = session.formerId() == null && attributes.equals(session.kept());
            return same && touched != null && touched.plus(TOUCHED_EVERY).isAfter(now())
                    ? Mono.empty()
                    : this.table
                            .write(changes(session, attributes))
                            .onErrorResume(
                                    ConditionFailed.class,
                                    (ended) -> ended.on(key(hash(session.getId()))) ? Mono.empty() : Mono.error(ended));
        });
    }

    private List<Change> changes(TableSession session, String attributes) {
        String hash = hash(session.getId());
        long expires = now().plus(this.maxIdle).getEpochSecond();
        List<Change> changes = new ArrayList<>();
        Item item = Item.of(key(hash))
                .with("attributes", attributes)
                .with("created", session.getCreationTime())
                .with("touched", now())
                .with("expires", expires);
        boolean isKept = session.touched() != null && session.formerId() == null;
        changes.add(isKept ? new Change.Put(item, List.of(Condition.is(Key.SORT, SORT))) : Change.put(item));
        if (session.getAttributes().get(SIGNED_IN) instanceof SecurityContext context
                && context.getAuthentication() != null) {
            String subject = context.getAuthentication().getName();
            changes.add(Change.put(Item.of(new Key(partition(subject), OF_PERSON + hash))
                    .with("hash", hash)
                    .with("expires", expires)));
        }
        String former = session.formerId();
        if (former != null) {
            changes.add(Change.delete(key(hash(former))));
        }
        return changes;
    }

    private static Key key(String hash) {
        return new Key("session#" + hash, SORT);
    }

    private static String partition(String subject) {
        return "person#" + subject;
    }

    private static String hash(String id) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256.", ex);
        }
    }
}
