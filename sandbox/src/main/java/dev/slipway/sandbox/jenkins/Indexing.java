package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;

/**
 * Looks for branches and pull requests of multibranch projects and builds what is new.
 *
 * <p>A commit that was put into the queue once is never put there again by a scan or a webhook: the branch's item
 * remembers it. So a create, a hook and a scan together make one build. Scans of one project never overlap.
 */
final class Indexing {

    private final Jenkins jenkins;
    private final ExecutorService threads;
    private final Path logs;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    Indexing(Jenkins jenkins, ExecutorService threads, Path logs) {
        this.jenkins = jenkins;
        this.threads = threads;
        this.logs = logs;
    }

    /** Scans all of a project, soon. */
    void scan(Item project, BuildRecord.Cause cause) {
        scan(project, cause, (head) -> true);
    }

    /** Scans a project, soon, but builds only those heads that are asked for. */
    void scan(Item project, BuildRecord.Cause cause, Predicate<Head> wanted) {
        this.threads.execute(() -> {
            synchronized (this.locks.computeIfAbsent(project.fullName(), (name) -> new Object())) {
                this.jenkins
                        .items()
                        .find(project.fullName())
                        .filter((found) -> !new ItemConfig(found.config()).disabled())
                        .ifPresent((found) -> index(found, cause, wanted));
            }
        });
    }

    Path log(Item project) {
        return this.logs.resolve(Urls.segment(project.fullName()) + ".log");
    }

    private void index(Item project, BuildRecord.Cause cause, Predicate<Head> wanted) {
        StringWriter text = new StringWriter();
        PrintWriter log = new PrintWriter(text);
        long began = System.currentTimeMillis();
        log.printf("%s%n[%s] Starting branch indexing...%n", cause.words(), new Date(began));
        String outcome = "SUCCESS";
        try {
            BranchSource source = this.jenkins.sources().of(project);
            List<Head> heads = source.heads();
            String script = new ItemConfig(project.config()).scriptPath();
            Set<String> names = new HashSet<>();
            for (Head head : heads) {
                names.add(head.jobName());
                if (wanted.test(head)) {
                    look(project, head, source, script, cause, log);
                }
            }
            markGone(project, names, log);
        } catch (IOException | RuntimeException ex) {
            log.printf("ERROR: Could not fetch branches: %s%n", ex.getMessage());
            log.printf("FATAL: Failed to recompute children of %s%n", project.fullDisplayName());
            ex.printStackTrace(log);
            outcome = "FAILURE";
        }
        log.printf(
                "[%s] Finished branch indexing. Indexing took %.2f sec%nFinished: %s%n",
                new Date(), (System.currentTimeMillis() - began) / 1000.0, outcome);
        write(project, text.toString());
    }

    private void look(
            Item project, Head head, BranchSource source, String script, BuildRecord.Cause cause, PrintWriter log)
            throws IOException {
        log.printf("%n  Checking %s %s%n", head.change() == null ? "branch" : "pull-request", head.name());
        String name = project.fullName() + "/" + head.jobName();
        Optional<Item> known = this.jenkins.items().find(name);
        if (known.isPresent() && head.commit().equals(known.get().scheduled())) {
            this.jenkins.items().change(name, (item) -> item.withHead(head));
            log.printf("No changes detected: %s (still at %s)%n", head.name(), head.commit());
            return;
        }
        if (source.file(script, head).isEmpty()) {
            log.printf("      ‘%s’ not found%n    Does not meet criteria%n", script);
            return;
        }
        log.printf("      ‘%s’ found%n    Met criteria%n", script);
        Item branch = known.orElseGet(() -> Item.branch(project.fullName(), head))
                .withHead(head)
                .withScheduled(head.commit());
        this.jenkins.items().put(branch);
        this.jenkins.schedule(branch, cause, Map.of());
        log.printf("Scheduled build for branch: %s%n", head.name());
    }

    private void markGone(Item project, Set<String> names, PrintWriter log) {
        for (Item branch : this.jenkins.items().in(project.fullName())) {
            if (!names.contains(branch.name()) && !branch.gone()) {
                this.jenkins.items().change(branch.fullName(), Item::withGone);
                log.printf("Disabled %s, which the source has no longer%n", branch.displayName());
            }
        }
    }

    private void write(Item project, String text) {
        try {
            Files.createDirectories(this.logs);
            Files.writeString(log(project), text);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
