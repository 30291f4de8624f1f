package dev.slipway.sandbox.pipeline.declarative;

import dev.slipway.sandbox.pipeline.Context;
import dev.slipway.sandbox.pipeline.Flow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code options}: time limit, retries, and what has no effect on one build alone. */
final class Options {

    /** Options that wrap the stages, from outside to inside. */
    private static final List<String> AROUND = List.of("timestamps", "retry", "timeout");

    /** All options that are known; those that are not named above concern the controller, not the build. */
    static final List<String> KNOWN = List.of(
            "timeout",
            "retry",
            "timestamps",
            "skipDefaultCheckout",
            "buildDiscarder",
            "disableConcurrentBuilds",
            "disableResume",
            "preserveStashes",
            "quietPeriod",
            "skipStagesAfterUnstable",
            "parallelsAlwaysFailFast");

    private final List<Entry> entries;

    private Options(List<Entry> entries) {
        this.entries = entries;
    }

    static Options of(Section section, Flow flow, Context context) throws Throwable {
        Optional<Entry> options = section.find("options");
        return new Options(
                options.isEmpty()
                        ? List.of()
                        : Section.read(options.get().requiredBlock(), flow, context)
                                .entries());
    }

    boolean skipDefaultCheckout() {
        return find("skipDefaultCheckout")
                .map((entry) -> entry.arguments().isEmpty() || Boolean.parseBoolean(entry.text()))
                .orElse(false);
    }

    void around(Flow flow, Context context, DeclarativePipeline.Part part) throws Throwable {
        around(flow, context, part, 0);
    }

    private void around(Flow flow, Context context, DeclarativePipeline.Part part, int index) throws Throwable {
        if (index == AROUND.size()) {
            part.run(context);
            return;
        }
        String name = AROUND.get(index);
        Optional<Entry> option = find(name);
        if (option.isEmpty()) {
            around(flow, context, part, index + 1);
            return;
        }
        Map<String, Object> arguments = new HashMap<>();
        option.get().named().forEach((key, value) -> arguments.put(String.valueOf(key), value));
        if (arguments.isEmpty() && !option.get().arguments().isEmpty()) {
            arguments.put(
                    name.equals("retry") ? "count" : "time",
                    option.get().arguments().get(0));
        }
        flow.perform(
                name, arguments, DeclarativePipeline.body((inner) -> around(flow, inner, part, index + 1)), context);
    }

    private Optional<Entry> find(String name) {
        return this.entries.stream()
                .filter((entry) -> entry.name().equals(name))
                .findFirst();
    }
}
