package dev.slipway.pipeline;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A pipeline object that writes down which steps are called, runs their blocks and answers as it was told. */
public final class RecordedPipeline extends GroovyObjectSupport {

    private final List<String> calls = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, List<String>> openAt = new HashMap<>();
    private final Map<String, Object> env = new HashMap<>();
    private final Map<String, Object> currentBuild = new HashMap<>(Map.of("currentResult", "SUCCESS"));
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();

    public RecordedPipeline() {
        this.env.put("BUILD_NUMBER", "7");
        this.env.put("JOB_NAME", "parking/build/main");
        this.env.put("BUILD_URL", "http://jenkins/job/parking/job/build/job/main/7/");
        this.env.put("BRANCH_NAME", "main");
        this.env.put("SLIPWAY_TOKEN", "token-of-parking");
        answer("checkout", (args) -> Map.of("GIT_COMMIT", "c0ffee"));
        answer("junit", (args) -> Map.of("totalCount", 3, "failCount", 0));
        answer("pwd", (args) -> "/work@tmp");
        answer("readFile", (args) -> "sha256:" + "a".repeat(64) + "\n");
        answer("error", (args) -> {
            throw new IllegalStateException(String.valueOf(args[0]));
        });
    }

    RecordedPipeline variable(String name, Object value) {
        this.env.put(name, value);
        return this;
    }

    RecordedPipeline answer(String step, Function<Object[], Object> answer) {
        this.answers.put(step, answer);
        return this;
    }

    /** Says how the build before went. */
    RecordedPipeline after(String result) {
        this.currentBuild.put("previousBuild", Map.of("result", result));
        return this;
    }

    List<String> calls() {
        return this.calls;
    }

    /** Returns the blocks that a call stood in. */
    List<String> openBlocks(String call) {
        return this.openAt.get(call);
    }

    /** Returns the line that the build's page shows. */
    Object description() {
        return this.currentBuild.get("description");
    }

    @Override
    public Object invokeMethod(String name, Object args) {
        Object[] all = (Object[]) args;
        List<String> shown = new ArrayList<>();
        Closure<?> block = null;
        for (Object argument : all) {
            if (argument instanceof Closure<?> closure) {
                block = closure;
            } else {
                shown.add(String.valueOf(argument));
            }
        }
        String call = name + " " + String.join(" ", shown);
        this.calls.add(call);
        this.openAt.put(call, List.copyOf(this.open));
        Object answer = this.answers.getOrDefault(name, (none) -> null).apply(all);
        if (name.equals("parallel")) {
            ((Map<?, ?>) all[0]).values().forEach((branch) -> ((Closure<?>) branch).call());
        }
        return block == null ? answer : runIn(call, block);
    }

    private Object runIn(String call, Closure<?> block) {
        this.open.push(call);
        try {
            return block.call();
        } finally {
            this.open.pop();
        }
    }

    @Override
    public Object getProperty(String name) {
        return switch (name) {
            case "env" -> this.env;
            case "scm" -> "scm";
            case "currentBuild" -> this.currentBuild;
            default -> super.getProperty(name);
        };
    }
}
