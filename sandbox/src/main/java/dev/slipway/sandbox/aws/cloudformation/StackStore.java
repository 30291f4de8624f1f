package dev.slipway.sandbox.aws.cloudformation;

import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All stacks, deleted ones too: those can still be read by their id. */
final class StackStore {

    private final Documents<StackRecord> files;
    private final Map<String, LiveStack> stacks = new ConcurrentHashMap<>();

    StackStore(Path folder) {
        this.files = Documents.open(folder, StackRecord.class);
        this.files.all().forEach(this::live);
    }

    LiveStack add(StackRecord record) {
        this.files.put(fileOf(record), record);
        return live(record);
    }

    /** Returns all stacks, newest first. */
    List<LiveStack> all() {
        return this.stacks.values().stream()
                .sorted(Comparator.comparing(
                                (LiveStack stack) -> stack.now().progress().createdAt())
                        .reversed())
                .toList();
    }

    /** Finds a stack by its name, if it is not deleted, or by its id. */
    Optional<LiveStack> find(String nameOrId) {
        LiveStack byId = this.stacks.get(nameOrId);
        if (byId != null) {
            return Optional.of(byId);
        }
        return this.stacks.values().stream()
                .filter((stack) ->
                        stack.now().name().equals(nameOrId) && !stack.now().isDeleted())
                .findFirst();
    }

    private LiveStack live(StackRecord record) {
        LiveStack live = new LiveStack(record, (changed) -> this.files.put(fileOf(changed), changed));
        this.stacks.put(record.id(), live);
        return live;
    }

    /** An ARN holds characters that are no part of a file name; its last part is unique. */
    private static String fileOf(StackRecord record) {
        return record.name() + "-" + record.id().substring(record.id().lastIndexOf('/') + 1);
    }
}
