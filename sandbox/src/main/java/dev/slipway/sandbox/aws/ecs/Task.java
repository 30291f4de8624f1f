package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.ecs.runtime.Container;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One task: what it is to be, and how far it has come. Tasks end with the sandbox. */
final class Task {

    static final String FIRST_STATUS = "PROVISIONING";

    private final String id;
    private final String cluster;
    private final @Nullable String service;
    private final String startedBy;
    private final TaskDefinition definition;
    private final Instant createdAt;
    private volatile String status = FIRST_STATUS;
    private volatile String health = "UNKNOWN";
    private volatile boolean stopping;
    private volatile boolean wasSteady;
    private volatile int port;
    private volatile @Nullable Container container;
    private volatile @Nullable String imageDigest;
    private volatile @Nullable Instant startedAt;
    private volatile @Nullable Instant stoppingAt;
    private volatile @Nullable Instant stoppedAt;
    private volatile @Nullable String stopCode;
    private volatile @Nullable String stoppedReason;
    private volatile @Nullable Integer exitCode;
    private volatile @Nullable String containerReason;

    /**
     * @param id its id
     * @param cluster its cluster
     * @param service name of its service; null for a task of its own
     * @param startedBy id of its deployment, or who ran it
     * @param definition what it is
     * @param createdAt when it was asked for
     */
    Task(
            String id,
            String cluster,
            @Nullable String service,
            String startedBy,
            TaskDefinition definition,
            Instant createdAt) {
        this.id = id;
        this.cluster = cluster;
        this.service = service;
        this.startedBy = startedBy;
        this.definition = definition;
        this.createdAt = createdAt;
    }

    String id() {
        return this.id;
    }

    String arn() {
        return EcsArns.task(this.cluster, this.id);
    }

    String cluster() {
        return this.cluster;
    }

    @Nullable
    String service() {
        return this.service;
    }

    String startedBy() {
        return this.startedBy;
    }

    TaskDefinition definition() {
        return this.definition;
    }

    Instant createdAt() {
        return this.createdAt;
    }

    String status() {
        return this.status;
    }

    String health() {
        return this.health;
    }

    int port() {
        return this.port;
    }

    @Nullable
    Container container() {
        return this.container;
    }

    @Nullable
    String imageDigest() {
        return this.imageDigest;
    }

    @Nullable
    Instant startedAt() {
        return this.startedAt;
    }

    @Nullable
    Instant stoppingAt() {
        return this.stoppingAt;
    }

    @Nullable
    Instant stoppedAt() {
        return this.stoppedAt;
    }

    @Nullable
    String stopCode() {
        return this.stopCode;
    }

    @Nullable
    String stoppedReason() {
        return this.stoppedReason;
    }

    @Nullable
    Integer exitCode() {
        return this.exitCode;
    }

    /** Returns why its container ended, where AWS tells one. */
    @Nullable
    String containerReason() {
        return this.containerReason;
    }

    boolean isRunning() {
        return this.status.equals("RUNNING");
    }

    boolean isStopped() {
        return this.status.equals("STOPPED");
    }

    /** Returns whether somebody wants it to end. */
    boolean isStopping() {
        return this.stopping;
    }

    /** Returns whether it once worked as it should. */
    boolean wasSteady() {
        return this.wasSteady;
    }

    void steady() {
        this.wasSteady = true;
    }

    void health(String health) {
        this.health = health;
    }

    void status(String status) {
        this.status = status;
    }

    /** Notes that its image is being unpacked and its process started. */
    void pending(int port) {
        this.port = port;
        this.status = "PENDING";
    }

    /** Notes that its process runs. */
    void running(Container container, String imageDigest, Instant now) {
        this.container = container;
        this.imageDigest = imageDigest;
        this.startedAt = now;
        this.status = "RUNNING";
    }

    /** Asks it to end; the first reason counts. */
    synchronized void stop(String code, String reason, Instant now) {
        if (!this.stopping) {
            this.stopping = true;
            this.stopCode = code;
            this.stoppedReason = reason;
            this.stoppingAt = now;
        }
    }

    /** Notes that it took more memory than it may. */
    void outOfMemory() {
        this.containerReason = "OutOfMemoryError: Container killed due to memory usage";
    }

    /** Notes that it has ended. */
    void stopped(@Nullable Integer exitCode, Instant now) {
        this.exitCode = exitCode;
        this.stoppedAt = now;
        this.status = "STOPPED";
    }
}
