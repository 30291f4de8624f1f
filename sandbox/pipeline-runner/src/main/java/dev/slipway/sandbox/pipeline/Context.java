package dev.slipway.sandbox.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a step: the build, the worker, the folder and the variables that enclosing blocks have set.
 *
 * <p>Immutable: a block runs its body in a changed copy.
 */
public final class Context {

    private static final ThreadLocal<@Nullable Context> CURRENT = new ThreadLocal<>();

    private final Build build;
    private final Worker worker;
    private final @Nullable Path folder;
    private final Map<String, String> variables;
    private final StageRecord stage;

    Context(Build build, Worker worker, @Nullable Path folder, Map<String, String> variables, StageRecord stage) {
        this.build = build;
        this.worker = worker;
        this.folder = folder;
        this.variables = variables;
        this.stage = stage;
    }

    /** Returns the context of the code that runs on this thread. */
    public static Context current() {
        return Objects.requireNonNull(CURRENT.get(), "No pipeline runs on this thread.");
    }

    static @Nullable Context enter(@Nullable Context context) {
        Context before = CURRENT.get();
        CURRENT.set(context);
        return before;
    }

    /** Returns the build. */
    public Build build() {
        return this.build;
    }

    /** Returns the worker. */
    public Worker worker() {
        return this.worker;
    }

    /** Returns the enclosing stage, which is the whole build outside of all stages. */
    public StageRecord stage() {
        return this.stage;
    }

    /** Returns whether a node's workspace is at hand. */
    public boolean hasFolder() {
        return this.folder != null;
    }

    /** Returns the folder that relative paths start from. */
    public Path folder() {
        if (this.folder == null) {
            throw new IllegalStateException(
                    "Required context class hudson.FilePath is missing. Perhaps you forgot to surround the step with a step that provides this, such as: node");
        }
        return this.folder;
    }

    /** Returns the variables that a process started here sees. */
    public Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>(this.build.request().environment());
        all.putAll(this.build.variables());
        all.putAll(this.variables);
        return all;
    }

    /** Returns this context in another folder. */
    public Context in(Path other) {
        return new Context(this.build, this.worker, other, this.variables, this.stage);
    }

    /** Returns this context on another worker. */
    public Context on(Worker other) {
        return new Context(this.build, other, this.folder, this.variables, this.stage);
    }

    /** Returns this context within a stage. */
    public Context within(StageRecord other) {
        return new Context(this.build, this.worker, this.folder, this.variables, other);
    }

    /** Returns this context with more variables, each {@code NAME=value}; {@code PATH+X=value} goes before a path. */
    public Context with(List<String> assignments) {
        Map<String, String> more = new TreeMap<>(this.variables);
        Map<String, String> before = environment();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "'%s' is not an assignment: write NAME=value.".formatted(assignment));
            }
            String name = assignment.substring(0, equals);
            String value = assignment.substring(equals + 1);
            int plus = name.indexOf('+');
            if (plus > 0) {
                name = name.substring(0, plus);
                String old = before.getOrDefault(name, System.getenv().getOrDefault(name, ""));
                value = old.isEmpty() ? value : value + ":" + old;
            }
            more.put(name, value);
        }
        return new Context(this.build, this.worker, this.folder, Map.copyOf(more), this.stage);
    }
}
