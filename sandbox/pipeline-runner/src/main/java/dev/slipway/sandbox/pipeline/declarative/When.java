package dev.slipway.sandbox.pipeline.declarative;

import dev.slipway.sandbox.pipeline.Context;
import dev.slipway.sandbox.pipeline.Flow;
import groovy.lang.Closure;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/** The section {@code when}: whether a stage runs. */
final class When {

    /** The conditions that are known. */
    static final List<String> KNOWN = List.of(
            "branch",
            "environment",
            "expression",
            "equals",
            "not",
            "allOf",
            "anyOf",
            "changeRequest",
            "tag",
            "buildingTag",
            "beforeAgent",
            "beforeOptions",
            "beforeInput");

    private final Flow flow;

    When(Flow flow) {
        this.flow = flow;
    }

    boolean holds(Closure<?> block, Context context) throws Throwable {
        for (Entry entry : Section.read(block, this.flow, context).entries()) {
            if (!condition(entry, context)) {
                return false;
            }
        }
        return true;
    }

    private boolean condition(Entry entry, Context context) throws Throwable {
        Map<String, String> environment = context.environment();
        return switch (entry.name()) {
            case "branch" -> matches(pattern(entry), environment.get("BRANCH_NAME"));
            case "environment" ->
                String.valueOf(entry.named().get("value"))
                        .equals(environment.getOrDefault(
                                String.valueOf(entry.named().get("name")), ""));
            case "expression" ->
                DefaultTypeTransformation.castToBoolean(
                        Section.steps(entry, this.flow).run(context));
            case "equals" ->
                String.valueOf(entry.named().get("expected"))
                        .equals(String.valueOf(entry.named().get("actual")));
            case "not" -> !holds(entry.requiredBlock(), context);
            case "allOf" -> holds(entry.requiredBlock(), context);
            case "anyOf" -> anyHolds(entry.requiredBlock(), context);
            case "changeRequest" ->
                environment.containsKey("CHANGE_ID")
                        && (!entry.named().containsKey("target")
                                || matches(
                                        String.valueOf(entry.named().get("target")), environment.get("CHANGE_TARGET")));
            case "tag" -> environment.containsKey("TAG_NAME") && matches(pattern(entry), environment.get("TAG_NAME"));
            case "buildingTag" -> environment.containsKey("TAG_NAME");
            case "beforeAgent", "beforeOptions", "beforeInput" -> true;
            default ->
                throw new IllegalArgumentException(
                        "when { %s … } is not known; known are %s.".formatted(entry.name(), String.join(", ", KNOWN)));
        };
    }

    private boolean anyHolds(Closure<?> block, Context context) throws Throwable {
        for (Entry entry : Section.read(block, this.flow, context).entries()) {
            if (condition(entry, context)) {
                return true;
            }
        }
        return false;
    }

    private static String pattern(Entry entry) {
        Object named = entry.named().get("pattern");
        return named != null ? named.toString() : entry.text();
    }

    private static boolean matches(String pattern, @Nullable String value) {
        return value != null
                && FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(value));
    }
}
