package dev.slipway.sandbox.pipeline;

import groovy.json.JsonOutput;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells the controller what happens: one JSON object a line. The log goes to its own file. */
public final class BuildEvents {

    private final PrintStream out;

    /** @param out where the lines go */
    public BuildEvents(PrintStream out) {
        this.out = out;
    }

    /**
     * Tells one event.
     *
     * @param type what happened, for example {@code stage-started}
     * @param facts its facts
     */
    public synchronized void tell(String type, Map<String, ?> facts) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("time", System.currentTimeMillis());
        event.putAll(facts);
        this.out.println(JsonOutput.toJson(event));
        this.out.flush();
    }
}
