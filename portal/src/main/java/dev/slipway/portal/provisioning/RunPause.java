package dev.slipway.portal.provisioning;

import dev.slipway.portal.secret.Masked;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * The switch that keeps new runs waiting on all instances, for maintenance: orders are taken and queue up, runs that
 * have begun go on. Deployments are not kept waiting: they have gates of their own, and a rollback must always pass.
 */
public final class RunPause {

    /** How long an instance leaves a run alone that waits for the switch. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private static final Key KEY = new Key("switch#runs", "switch");

    private final Table table;
    private final Clock clock;

    /**
     * @param table where the switch is kept
     * @param clock the time
     */
    public RunPause(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Finds the pause; empty when new runs begin as they come. */
    public Mono<Pause> find() {
        return this.table.get(KEY).map(item -> new Pause(item.text("by"), item.text("reason"), item.time("since")));
    }

    /** Keeps new runs waiting from now on. */
    Mono<Pause> pause(String by, String reason) {
        Pause pause = new Pause(by, Masked.in(reason), this.clock.instant());
        Item item = Item.of(KEY).with("by", by).with("reason", pause.reason()).with("since", pause.since());
        return this.table.write(Change.put(item)).thenReturn(pause);
    }

    /** Lets runs begin again. */
    Mono<Void> end() {
        return this.table.write(Change.delete(KEY));
    }

    /** Says whether a run has to wait. One that somebody cancelled does not: it only ends. */
    Mono<Boolean> keeps(Run run) {
        boolean mayWait = run.kind() != RunKind.DEPLOYMENT && run.startedAt() == null && run.cancelledBy() == null;
        return mayWait ? find().hasElement() : Mono.just(false);
    }

    /**
     * A pause.
     *
     * @param by short name of who wanted it
     * @param reason why
     * @param since since when
     */
    public record Pause(String by, String reason, Instant since) {}
}
