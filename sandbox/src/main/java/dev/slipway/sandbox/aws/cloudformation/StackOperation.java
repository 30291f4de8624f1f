package dev.slipway.sandbox.aws.cloudformation;

import dev.slipway.sandbox.aws.AwsError;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One creation, update or deletion of a stack, to its last status. Every part can be gone on with after a restart. */
final class StackOperation {

    private final LiveStack stack;
    private final ResourceWork work;
    private final Executor executor;
    private final BooleanSupplier closing;

    StackOperation(LiveStack stack, ResourceWork work, Executor executor, BooleanSupplier closing) {
        this.stack = stack;
        this.work = work;
        this.executor = executor;
        this.closing = closing;
    }

    void resume(String status) {
        switch (status) {
            case "REVIEW_IN_PROGRESS", "CREATE_IN_PROGRESS" -> create();
            case "ROLLBACK_IN_PROGRESS" -> rollBackCreation();
            case "UPDATE_IN_PROGRESS" -> update();
            case "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS" -> cleanUp("UPDATE_COMPLETE");
            case "UPDATE_ROLLBACK_IN_PROGRESS" -> rollBackUpdate();
            case "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS" -> cleanUp("UPDATE_ROLLBACK_COMPLETE");
            case "DELETE_IN_PROGRESS" -> delete();
            default -> throw new IllegalStateException("There is nothing to go on with from " + status);
        }
    }

    void create() {
        StackPlan plan = StackPlan.of(this.stack, this.stack.now().input());
        boolean done = walk(plan.dependencies()).walk((logicalId) -> this.work.create(plan.wanted(logicalId)));
        if (isInterrupted()) {
            return;
        }
        Optional<String> failure = done ? outputs(plan) : Optional.of(failures("CREATE_FAILED", "create"));
        if (failure.isEmpty()) {
            this.stack.status("CREATE_COMPLETE", null);
        } else {
            abandonCreation(failure.get());
        }
    }

    void update() {
        StackPlan plan = StackPlan.of(this.stack, this.stack.now().input());
        boolean done = walk(plan.dependencies()).walk((logicalId) -> this.work.bring(plan.wanted(logicalId)));
        if (isInterrupted()) {
            return;
        }
        Optional<String> failure = done ? outputs(plan) : Optional.of(failures("FAILED", "update"));
        if (failure.isEmpty()) {
            this.stack.status("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", null);
            cleanUp("UPDATE_COMPLETE");
        } else {
            this.stack.change(StackRecord::withReplacementsUndone);
            this.stack.status("UPDATE_ROLLBACK_IN_PROGRESS", failure.get());
            rollBackUpdate();
        }
    }

    void delete() {
        conclude(removeAll(this.stack.now().resources(), DeletionPolicies.of(this.stack.now())), "DELETE");
    }

    private void abandonCreation(String reason) {
        switch (this.stack.now().input().onFailure()) {
            case "DO_NOTHING" -> this.stack.status("CREATE_FAILED", reason);
            case "DELETE" -> {
                this.stack.status("DELETE_IN_PROGRESS", reason);
                delete();
            }
            default -> {
                this.stack.status("ROLLBACK_IN_PROGRESS", reason + " Rollback requested by user.");
                rollBackCreation();
            }
        }
    }

    private void rollBackCreation() {
        DeletionPolicies policies = DeletionPolicies.of(this.stack.now());
        conclude(removeAll(this.stack.now().resources(), policies.onRollback()), "ROLLBACK");
    }

    private void rollBackUpdate() {
        StackRecord now = this.stack.now();
        StackPlan plan =
                StackPlan.of(this.stack, Optional.ofNullable(now.previous()).orElse(now.input()));
        boolean done = walk(plan.dependencies()).walk((logicalId) -> this.work.bring(plan.wanted(logicalId)));
        if (isInterrupted()) {
            return;
        }
        if (!done) {
            this.stack.status("UPDATE_ROLLBACK_FAILED", failures("FAILED", "update"));
            return;
        }
        this.stack.change((stack) -> stack.withOutputs(plan.outputs()).withPreviousInput());
        this.stack.status("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", null);
        cleanUp("UPDATE_ROLLBACK_COMPLETE");
    }

    /** Removes what the update has replaced or dropped; failures are told in events only, as CloudFormation does. */
    private void cleanUp(String lastStatus) {
        StackRecord now = this.stack.now();
        DeletionPolicies policies = DeletionPolicies.of(now);
        now.leftovers().forEach((record) -> this.work.removeLeftover(record, policies.ofReplaced(record)));
        StackPlan plan = StackPlan.of(this.stack, now.input());
        Map<String, ResourceRecord> dropped = new LinkedHashMap<>(now.resources());
        dropped.keySet().removeIf(plan::has);
        removeAll(dropped, policies);
        if (!isInterrupted()) {
            this.stack.status(lastStatus, null);
        }
    }

    private boolean removeAll(Map<String, ResourceRecord> records, Function<ResourceRecord, String> policies) {
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        records.forEach((logicalId, record) -> {
            Set<String> needed = new LinkedHashSet<>(record.dependencies());
            needed.retainAll(records.keySet());
            dependencies.put(logicalId, needed);
        });
        return walk(dependencies)
                .reversed()
                .walk((logicalId) -> this.stack
                        .find(logicalId)
                        .map((record) -> this.work.remove(record, policies.apply(record)))
                        .orElse(true));
    }

    private Optional<String> outputs(StackPlan plan) {
        try {
            List<OutputRecord> outputs = plan.outputs();
            this.stack.change((stack) -> stack.withOutputs(outputs));
            return Optional.empty();
        } catch (AwsError ex) {
            return Optional.ofNullable(ex.getMessage());
        }
    }

    private void conclude(boolean done, String operation) {
        if (!isInterrupted()) {
            this.stack.status(
                    operation + (done ? "_COMPLETE" : "_FAILED"), done ? null : failures("DELETE_FAILED", "delete"));
        }
    }

    private String failures(String status, String verb) {
        List<String> failed = this.stack.now().resources().values().stream()
                .filter((record) -> record.status().endsWith(status))
                .map(ResourceRecord::logicalId)
                .collect(Collectors.toList());
        return "The following resource(s) failed to %s: %s.".formatted(verb, failed);
    }

    private DependencyWalk walk(Map<String, Set<String>> dependencies) {
        return new DependencyWalk(dependencies, this.executor, this::isInterrupted);
    }

    private boolean isInterrupted() {
        return this.closing.getAsBoolean() || this.stack.isCancelled();
    }
}
