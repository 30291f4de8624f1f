package dev.slipway.sandbox.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a pipeline says about its job beside the parameters: how many builds are kept, and whether two may run at once. */
public final class JobProperties {

    private final Map<String, Object> facts = new LinkedHashMap<>();

    private JobProperties() {}

    /**
     * Tells the controller the properties of the job.
     *
     * @param build the build that says so
     * @param properties {@code buildDiscarder(…)} and {@code disableConcurrentBuilds()}
     */
    public static void tell(Build build, List<Symbol> properties) {
        JobProperties told = new JobProperties();
        properties.forEach(told::add);
        build.events().tell("properties", told.facts);
    }

    private void add(Symbol property) {
        switch (property.name()) {
            case "disableConcurrentBuilds" -> this.facts.put("disableConcurrentBuilds", true);
            case "buildDiscarder" -> discard(property.arguments().get("value"));
            default ->
                throw new IllegalArgumentException(
                        "properties does not know '%s'; it knows parameters, buildDiscarder and disableConcurrentBuilds."
                                .formatted(property.name()));
        }
    }

    private void discard(@Nullable Object strategy) {
        if (!(strategy instanceof Symbol rotator) || !rotator.name().equals("logRotator")) {
            throw new IllegalArgumentException("buildDiscarder takes logRotator(numToKeepStr: '30').");
        }
        this.facts.put("numToKeep", rotator.text("numToKeepStr", "-1"));
        this.facts.put("daysToKeep", rotator.text("daysToKeepStr", "-1"));
        this.facts.put("artifactNumToKeep", rotator.text("artifactNumToKeepStr", "-1"));
        this.facts.put("artifactDaysToKeep", rotator.text("artifactDaysToKeepStr", "-1"));
    }
}
