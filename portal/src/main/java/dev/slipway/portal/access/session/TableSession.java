package dev.slipway.portal.access.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** A session while a request has it in hand. */
final class TableSession implements WebSession {

    private final TableSessions sessions;
    private final Map<String, Object> attributes;
    private final Instant created;
    private final String kept;
    private final @Nullable Instant touched;
    private volatile String id;
    private volatile @Nullable String formerId;
    private volatile Instant lastAccess;
    private volatile Duration maxIdle;
    private volatile boolean started;
    private volatile boolean gone;

    private TableSession(
            TableSessions sessions,
            String id,
            String kept,
            Instant created,
            @Nullable Instant touched,
            Duration maxIdle) {
        this.sessions = sessions;
        this.id = id;
        this.attributes = new ConcurrentHashMap<>(kept.isEmpty() ? Map.of() : SessionText.read(kept));
        // Written anew, since the same values need not give the same text in another JVM.
        this.kept = kept.isEmpty() ? "" : SessionText.write(this.attributes);
        this.created = created;
        this.touched = touched;
        this.lastAccess = sessions.now();
        this.maxIdle = maxIdle;
    }

    /** A session that nobody has seen yet; it is kept only once it holds something. */
    static TableSession fresh(TableSessions sessions, Duration maxIdle) {
        return new TableSession(sessions, newId(), "", sessions.now(), null, maxIdle);
    }

    /** A session that was kept. */
    static TableSession known(
            TableSessions sessions, String id, String kept, Instant created, Instant touched, Duration maxIdle) {
        TableSession session = new TableSession(sessions, id, kept, created, touched, maxIdle);
        session.started = true;
        return session;
    }

    @Override
    public String getId() {
        return this.id;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return this.attributes;
    }

    @Override
    public void start() {
        this.started = true;
    }

    @Override
    public boolean isStarted() {
        return !this.gone && (this.started || !this.attributes.isEmpty());
    }

    /** Whoever knew the id before the sign-in does not know the one after. */
    @Override
    public Mono<Void> changeSessionId() {
        return Mono.fromRunnable(() -> {
            if (this.formerId == null && this.touched != null) {
                this.formerId = this.id;
            }
            this.id = newId();
        });
    }

    @Override
    public Mono<Void> invalidate() {
        this.gone = true;
        this.attributes.clear();
        return this.sessions.removeSession(this.formerId == null ? this.id : String.valueOf(this.formerId));
    }

    @Override
    public Mono<Void> save() {
        return this.gone ? Mono.empty() : this.sessions.keep(this);
    }

    @Override
    public boolean isExpired() {
        return this.gone || this.lastAccess.plus(this.maxIdle).isBefore(this.sessions.now());
    }

    @Override
    public Instant getCreationTime() {
        return this.created;
    }

    @Override
    public Instant getLastAccessTime() {
        return this.lastAccess;
    }

    @Override
    public void setMaxIdleTime(Duration maxIdleTime) {
        this.maxIdle = maxIdleTime;
    }

    @Override
    public Duration getMaxIdleTime() {
        return this.maxIdle;
    }

    void access() {
        this.lastAccess = this.sessions.now();
    }

    /** Returns the id under which the session is still kept, when it got another one; null otherwise. */
    @Nullable
    String formerId() {
        return this.formerId;
    }

    /** Returns the attributes as they were kept last; empty for a session that is not kept yet. */
    String kept() {
        return this.kept;
    }

    /** Returns when the table was told last; null for never. */
    @Nullable
    Instant touched() {
        return this.touched;
    }

    private static String newId() {
        return UUID.randomUUID() + "-" + UUID.randomUUID();
    }
}
