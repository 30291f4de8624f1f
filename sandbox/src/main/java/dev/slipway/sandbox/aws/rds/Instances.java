package dev.slipway.sandbox.aws.rds;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The instances and the servers behind them; servers start and stop in the background, as RDS's do. */
final class Instances implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Instances.class);

    private final Documents<DbInstance> instances;
    private final Documents<Snapshot> snapshots;
    private final Folders folders;
    private final Map<String, PostgresServer> servers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool((work) -> {
        Thread thread = new Thread(work, "rds");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, CompletableFuture<Void>> work = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Instances(Path folder) {
        this.instances = Documents.open(folder.resolve("instances"), DbInstance.class);
        this.snapshots = Documents.open(folder.resolve("snapshot-list"), Snapshot.class);
        this.folders = new Folders(folder.resolve("data"));
        this.instances.all().forEach(this::goOn);
    }

    List<DbInstance> all() {
        return this.instances.all();
    }

    List<Snapshot> snapshots() {
        return this.snapshots.all();
    }

    Optional<DbInstance> find(String id) {
        return this.instances.find(id);
    }

    DbInstance require(String id) {
        return find(id).orElseThrow(
                        () -> new AwsError(404, "DBInstanceNotFound", "DBInstance %s not found.".formatted(id)));
    }

    void create(DbInstance instance) {
        this.instances.put(instance.id(), instance);
        inBackground(instance, () -> started(instance, PostgresServer.create(instance, this.folders.of(instance))));
    }

    void put(DbInstance instance) {
        this.instances.put(instance.id(), instance);
    }

    /** Changes the master user's password on the running server. */
    DbInstance changePassword(DbInstance instance, String password) {
        this.servers.computeIfPresent(instance.id(), (id, server) -> server.changePassword(instance, password));
        DbInstance changed = instance.withPassword(password);
        put(changed);
        return changed;
    }

    /** Deletes an instance; its data stays as a snapshot if one is asked for. */
    void delete(DbInstance instance, @Nullable String snapshot) {
        if (snapshot != null && this.snapshots.find(snapshot).isPresent()) {
            throw AwsError.of(
                    "DBSnapshotAlreadyExists",
                    "Cannot create the snapshot because a snapshot with the identifier %s already exists."
                            .formatted(snapshot));
        }
        DbInstance going = instance.withStatus(DbInstance.DELETING);
        put(going);
        if (snapshot != null) {
            this.snapshots.put(snapshot, new Snapshot(snapshot, going, Instant.now()));
        }
        inBackground(going, () -> remove(going));
    }

    @Override
    public void close() {
        this.closing = true;
        this.threads.shutdown();
        try {
            if (!this.threads.awaitTermination(15, TimeUnit.SECONDS)) {
                LOG.warn("A Postgres server is still starting; the next start of the sandbox ends it.");
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        this.servers.values().parallelStream().forEach(PostgresServer::close);
    }

    /** Whoever asks after a restart is told that the server is starting, until it can be reached. */
    private void goOn(DbInstance instance) {
        if (instance.status().equals(DbInstance.AVAILABLE)) {
            put(instance.withStatus(DbInstance.STARTING));
        }
        inBackground(instance, () -> {
            switch (instance.status()) {
                case DbInstance.CREATING -> {
                    StaleProcess.end(this.folders.of(instance));
                    this.folders.remove(instance);
                    started(instance, PostgresServer.create(instance, this.folders.of(instance)));
                }
                case DbInstance.DELETING -> {
                    StaleProcess.end(this.folders.of(instance));
                    remove(instance);
                }
                default -> started(instance, PostgresServer.reopen(instance, this.folders.of(instance)));
            }
        });
    }

    private void started(DbInstance instance, PostgresServer server) {
        if (this.closing) {
            server.close();
            return;
        }
        this.servers.put(instance.id(), server);
        this.instances
                .find(instance.id())
                .filter((now) -> !now.status().equals(DbInstance.DELETING))
                .ifPresent((now) -> put(now.withStatus(DbInstance.AVAILABLE)));
    }

    private void remove(DbInstance instance) {
        PostgresServer server = this.servers.remove(instance.id());
        if (server != null) {
            server.close();
        }
        Optional<Snapshot> snapshot = this.snapshots.all().stream()
                .filter((one) -> one.instance().resourceId().equals(instance.resourceId()))
                .findFirst();
        if (snapshot.isPresent()) {
            this.folders.keep(instance, snapshot.get().id());
        } else {
            this.folders.remove(instance);
        }
        this.instances.remove(instance.id());
    }

    /** Works on an instance after what is under way on it, so a deletion waits for the start of the server. */
    private void inBackground(DbInstance instance, Runnable task) {
        this.work.compute(instance.id(), (id, before) -> {
            CompletableFuture<Void> start = before == null ? CompletableFuture.completedFuture(null) : before;
            return start.thenRunAsync(() -> attempt(instance, task), this.threads);
        });
    }

    private void attempt(DbInstance instance, Runnable task) {
        try {
            if (!this.closing) {
                task.run();
            }
        } catch (RuntimeException ex) {
            LOG.error("Postgres of {} failed", instance.id(), ex);
            put(instance.withStatus(DbInstance.FAILED));
        }
    }
}
