package dev.slipway.portal.bench;

import dev.slipway.portal.provisioning.PlannedStep;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The shortest time in which a create could go: the longest chain of its steps, each taking the latencies of its calls
 * and of what it waits for, and two writes of state.
 */
final class CriticalPath {

    private static final Map<String, String> STEP_OF = Map.of(
            "SourceHosting.create", "repository",
            "SourceHosting.find", "repository",
            "SourceHosting.pushFirstCommit", "files",
            "SourceHosting.giveTeamAccess", "access",
            "SourceHosting.protectDefaultBranch", "access",
            "SourceHosting.addWebhook", "webhook",
            "BuildServer.findFolder", "jobs",
            "BuildServer.upsertJobs", "jobs",
            "Stacks.find", "stack",
            "Stacks.start", "stack");

    /** What belongs to no step by its name belongs to the one of these that was under way. */
    private static final List<String> BY_TIME = List.of("registry", "first-build", "first-deployment", "app-answers");

    private final Run run;
    private final Map<String, List<MadeCall>> byStep = new HashMap<>();

    CriticalPath(Run run, List<MadeCall> calls) {
        this.run = run;
        calls.stream().filter(call -> !call.name().startsWith("EventBus.")).forEach(this::add);
        add("stack", "Stacks.start", Latencies.STACK);
        add("first-build", "BuildServer.enableAndScan", Latencies.BUILD);
    }

    /** Returns how long it is. */
    Duration length() {
        Map<String, Duration> ends = new HashMap<>();
        Duration longest = Duration.ZERO;
        for (PlannedStep step : this.run.plan().steps()) {
            Duration before = step.after().stream()
                    .map(id -> Objects.requireNonNull(ends.get(id)))
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
            Duration end = before.plus(cost(step.id()));
            ends.put(step.id(), end);
            longest = (end.compareTo(longest) > 0) ? end : longest;
        }
        return longest;
    }

    /** Returns the least time of a step. */
    Duration cost(String step) {
        return calls(step).plus(Latencies.STATE.multipliedBy(2));
    }

    /** Returns how much time the calls of a step take; what goes on at the same time counts once. */
    private Duration calls(String step) {
        List<MadeCall> calls = new ArrayList<>(this.byStep.getOrDefault(step, List.of()));
        calls.sort(Comparator.comparing(MadeCall::begun));
        Duration sum = Duration.ZERO;
        Instant covered = Instant.MIN;
        for (MadeCall call : calls) {
            Instant from = call.begun().isAfter(covered) ? call.begun() : covered;
            if (call.ended().isAfter(from)) {
                sum = sum.plus(Duration.between(from, call.ended()));
                covered = call.ended();
            }
        }
        return sum;
    }

    private void add(MadeCall call) {
        String step = STEP_OF.get(call.name());
        boolean named = step != null && isDuring(step, call.begun());
        BY_TIME.stream()
                .filter(id -> !named && isDuring(id, call.begun()) && (!id.equals("registry") || isOfRegistry(call)))
                .findFirst()
                .or(() -> Optional.ofNullable(named ? step : null))
                .ifPresent(id -> this.byStep
                        .computeIfAbsent(id, none -> new ArrayList<>())
                        .add(call));
    }

    /** Adds what a call sets off outside. */
    private void add(String step, String call, Duration wait) {
        List<MadeCall> waits = this.byStep.getOrDefault(step, List.of()).stream()
                .filter(made -> made.name().equals(call))
                .map(made -> new MadeCall("waits", made.ended(), wait))
                .toList();
        this.byStep.computeIfAbsent(step, none -> new ArrayList<>()).addAll(waits);
    }

    private static boolean isOfRegistry(MadeCall call) {
        return call.name().startsWith("ImageRegistry.");
    }

    private boolean isDuring(String id, Instant moment) {
        StepState step = this.run.step(id);
        return step.startedAt() != null
                && step.endedAt() != null
                && !moment.isBefore(step.startedAt())
                && !moment.isAfter(step.endedAt());
    }
}
