package dev.slipway.sandbox.pipeline;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The one build of this program: what all its parts share. */
public final class Build {

    private final BuildRequest request;
    private final BuildLog log;
    private final BuildEvents events;
    private final Steps steps;
    private final Libraries libraries;
    private final StageRecord whole = new StageRecord("", 0, null);
    private final Map<String, String> variables = new ConcurrentHashMap<>();
    /** Numbers start where Jenkins's do: 1 is taken by nothing, 2 is the start of the flow. */
    private final AtomicInteger node = new AtomicInteger(2);

    private volatile @Nullable Result result;
    private volatile @Nullable String description;
    private volatile @Nullable String displayName;

    /**
     * @param request what to run
     * @param log where the console output goes
     * @param events where the controller listens
     * @param steps the steps there are
     * @param libraries the shared libraries there are
     */
    public Build(BuildRequest request, BuildLog log, BuildEvents events, Steps steps, Libraries libraries) {
        this.request = request;
        this.log = log;
        this.events = events;
        this.steps = steps;
        this.libraries = libraries;
    }

    /** Returns what to run. */
    public BuildRequest request() {
        return this.request;
    }

    /** Returns the console log. */
    public BuildLog log() {
        return this.log;
    }

    /** Returns the events for the controller. */
    public BuildEvents events() {
        return this.events;
    }

    /** Returns the steps. */
    public Steps steps() {
        return this.steps;
    }

    /** Returns the shared libraries. */
    public Libraries libraries() {
        return this.libraries;
    }

    /** Returns the record of the whole build as its outermost stage. */
    public StageRecord whole() {
        return this.whole;
    }

    /** Returns the variables that were assigned by {@code env.NAME = value}. */
    public Map<String, String> variables() {
        return this.variables;
    }

    /** Returns the next number of a node of the flow. */
    public int nextNode() {
        return this.node.incrementAndGet();
    }

    /** Returns the result so far, if something has set one. */
    public Optional<Result> result() {
        return Optional.ofNullable(this.result);
    }

    /** Makes the result worse; a better one is ignored, as on a real controller. */
    public synchronized void worsen(Result other) {
        Result now = this.result;
        this.result = now == null ? other : now.combine(other);
        this.whole.worsenOnlyThis(other);
    }

    /** Returns the description for people. */
    public @Nullable String description() {
        return this.description;
    }

    /** Sets the description for people. */
    public void describe(@Nullable String text) {
        this.description = text;
        this.events.tell("description", Map.of("text", text == null ? "" : text));
    }

    /** Returns the name for people, {@code #number} unless it was changed. */
    public String displayName() {
        String name = this.displayName;
        return name != null ? name : "#" + this.request.environment().getOrDefault("BUILD_NUMBER", "1");
    }

    /** Sets the name for people. */
    public void rename(String name) {
        this.displayName = name;
        this.events.tell("display-name", Map.of("text", name));
    }
}
