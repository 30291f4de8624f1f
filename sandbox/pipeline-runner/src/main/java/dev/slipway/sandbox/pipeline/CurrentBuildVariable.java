package dev.slipway.sandbox.pipeline;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code currentBuild}: what a pipeline may know and change about its own build. */
final class CurrentBuildVariable extends GroovyObjectSupport implements Serializable {

    @Override
    public @Nullable Object getProperty(String name) {
        Build build = Context.current().build();
        Map<String, String> environment = build.request().environment();
        return switch (name) {
            case "result" -> build.result().map(Result::name).orElse(null);
            case "currentResult" -> build.result().orElse(Result.SUCCESS).name();
            case "number" -> Integer.valueOf(environment.getOrDefault("BUILD_NUMBER", "1"));
            case "id" -> environment.getOrDefault("BUILD_NUMBER", "1");
            case "absoluteUrl" -> environment.get("BUILD_URL");
            case "projectName" -> environment.get("JOB_BASE_NAME");
            case "fullProjectName" -> environment.get("JOB_NAME");
            case "displayName" -> build.displayName();
            case "fullDisplayName" -> environment.get("JOB_NAME") + " " + build.displayName();
            case "description" -> build.description();
            case "previousBuild" ->
                build.request().previousResult() == null
                        ? null
                        : Map.of("result", build.request().previousResult());
            case "changeSets" -> List.of();
            default -> throw new MissingPropertyException(name, CurrentBuildVariable.class);
        };
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        Build build = Context.current().build();
        switch (name) {
            case "result" -> build.worsen(result(String.valueOf(value)));
            case "description" -> build.describe(value == null ? null : value.toString());
            case "displayName" -> build.rename(String.valueOf(value));
            default -> throw new MissingPropertyException(name, CurrentBuildVariable.class);
        }
    }

    /** Returns whether the build is at least as bad as the result given. */
    public boolean resultIsWorseOrEqualTo(String other) {
        return Context.current().build().result().orElse(Result.SUCCESS).isWorseOrEqualTo(result(other));
    }

    /** Returns whether the build is at most as bad as the result given. */
    public boolean resultIsBetterOrEqualTo(String other) {
        return result(other).isWorseOrEqualTo(Context.current().build().result().orElse(Result.SUCCESS));
    }

    private static Result result(String name) {
        try {
            return Result.valueOf(name);
        } catch (IllegalArgumentException ex) {
            throw new IllegalArgumentException(
                    "'%s' is no result of a build: use one of %s.".formatted(name, Arrays.toString(Result.values())),
                    ex);
        }
    }
}
