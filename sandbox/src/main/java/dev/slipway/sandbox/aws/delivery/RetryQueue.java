package dev.slipway.sandbox.aws.delivery;

import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs that are tried until they succeed or were tried often enough. They are on disk before {@link #add} returns and go
 * on after a restart, so each is tried at least once and may be done twice.
 */
public final class RetryQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RetryQueue.class);
    private static final int THREADS = 6;

    private final Documents<Job> jobs;
    private final List<Duration> pauses;
    private final Worker worker;
    private final ScheduledExecutorService threads;
    private final AtomicLong order = new AtomicLong(System.currentTimeMillis() * 1000);

    /**
     * Opens the queue and goes on with what an earlier run left.
     *
     * @param name name of its threads
     * @param folder folder that keeps the jobs
     * @param pauses time to wait before each further attempt; as many as there are
     * @param worker does the work
     */
    public RetryQueue(String name, Path folder, List<Duration> pauses, Worker worker) {
        this.jobs = Documents.open(folder, Job.class);
        this.pauses = List.copyOf(pauses);
        this.worker = worker;
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newScheduledThreadPool(THREADS, (task) -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to work, first on what an earlier run left. */
    public RetryQueue start() {
        this.jobs.all().forEach((job) -> schedule(job, Duration.ZERO));
        return this;
    }

    /** Adds a job. */
    public void add(String body) {
        String id = "%019d-%s".formatted(this.order.incrementAndGet(), UUID.randomUUID());
        Job job = new Job(id, body, 1);
        this.jobs.put(id, job);
        schedule(job, Duration.ZERO);
    }

    /** Stops working; what is not done yet is done after the next start. */
    @Override
    public void close() {
        this.threads.shutdownNow();
        try {
            if (!this.threads.awaitTermination(3, TimeUnit.SECONDS)) {
                LOG.warn("A job is still running while its queue is closed");
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private void schedule(Job job, Duration pause) {
        try {
            this.threads.schedule(() -> work(job), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ex) {
            LOG.debug("Job {} waits for the next start", job.id, ex);
        }
    }

    private void work(Job job) {
        try {
            this.worker.attempt(job.body, job.attempt);
            this.jobs.remove(job.id);
        } catch (Exception ex) {
            if (!this.threads.isShutdown()) {
                failed(job, ex);
            }
        }
    }

    private void failed(Job job, Exception ex) {
        if (!(ex instanceof GiveUp) && job.attempt <= this.pauses.size()) {
            Job again = new Job(job.id, job.body, job.attempt + 1);
            this.jobs.put(again.id, again);
            schedule(again, this.pauses.get(job.attempt - 1));
            return;
        }
        try {
            this.worker.gaveUp(
                    job.body,
                    job.attempt,
                    ex instanceof GiveUp && ex.getCause() instanceof Exception cause ? cause : ex);
        } catch (RuntimeException lost) {
            LOG.warn("A job was given up and its dead-letter queue did not take it either", lost);
        }
        this.jobs.remove(job.id);
    }

    /** What is done with a job. */
    public interface Worker {

        /**
         * Does the job.
         *
         * @param job the job
         * @param attempt number of this attempt, from 1
         * @throws GiveUp when another attempt is of no use
         * @throws Exception when it failed and may be tried again
         */
        void attempt(String job, int attempt) throws Exception;

        /**
         * Is told when the last attempt failed.
         *
         * @param job the job
         * @param attempts how often it was tried
         * @param last why the last attempt failed
         */
        void gaveUp(String job, int attempts, Exception last);
    }

    record Job(String id, String body, int attempt) {}
}
