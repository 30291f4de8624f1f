package dev.slipway.pipeline;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A pipeline object that writes down which steps are called, runs their blocks and answers as it was told. */
public final class RecordedPipeline extends GroovyObjectSupport {

    private final List<String> calls = new ArrayList<>();
    private final Map<String, Object> env = new HashMap<>();
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

    List<String> calls() {
        return this.calls;
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
        this.calls.add(name + " " + String.join(" ", shown));
        Object answer = this.answers.getOrDefault(name, (none) -> null).apply(all);
        return block == null ? answer : block.call();
    }

    @Override
    public Object getProperty(String name) {
        return switch (name) {
            case "env" -> this.env;
            case "scm" -> "scm";
            case "currentBuild" -> Map.of("currentResult", "SUCCESS");
            default -> super.getProperty(name);
        };
    }
}
