package dev.slipway.sandbox.pipeline;

import org.jspecify.annotations.Nullable;

/** The result of a stage while it runs; it can only get worse, and makes the stages around it worse. */
public final class StageRecord {

    private final String name;
    private final int id;
    private final @Nullable StageRecord parent;
    private Result result = Result.SUCCESS;

    /**
     * @param name the stage's name; empty for the whole build
     * @param id number of its node in the flow
     * @param parent the stage around it; null for the whole build
     */
    public StageRecord(String name, int id, @Nullable StageRecord parent) {
        this.name = name;
        this.id = id;
        this.parent = parent;
    }

    /** Returns the name; empty for the whole build. */
    public String name() {
        return this.name;
    }

    /** Returns the number of the stage's node in the flow. */
    public int id() {
        return this.id;
    }

    /** Returns the result so far. */
    public synchronized Result result() {
        return this.result;
    }

    /** Makes this stage's result worse, but not those around it. */
    public synchronized void worsenOnlyThis(Result other) {
        this.result = this.result.combine(other);
    }

    /** Makes this stage's result and all around it worse. */
    public void worsen(Result other) {
        worsenOnlyThis(other);
        if (this.parent != null) {
            this.parent.worsen(other);
        }
    }
}
