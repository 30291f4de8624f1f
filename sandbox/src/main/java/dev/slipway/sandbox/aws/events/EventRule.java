package dev.slipway.sandbox.aws.events;

import dev.slipway.sandbox.aws.Arns;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule on a bus.
 *
 * @param bus name of the bus
 * @param name its name
 * @param pattern which events it takes
 * @param enabled whether it is in force
 * @param description words for people
 * @param role ARN of the role that it acts with
 * @param targets what it hands events to, by id
 * @param tags tags
 */
record EventRule(
        String bus,
        String name,
        String pattern,
        boolean enabled,
        @Nullable String description,
        @Nullable String role,
        List<Target> targets,
        Map<String, String> tags) {

    static final String DEFAULT_BUS = "default";

    String arn() {
        return Arns.of("events", "rule/" + (this.bus.equals(DEFAULT_BUS) ? "" : this.bus + "/") + this.name);
    }

    String key() {
        return key(this.bus, this.name);
    }

    static String key(String bus, String name) {
        return bus + "|" + name;
    }

    EventRule withTargets(List<Target> changed) {
        return new EventRule(
                this.bus, this.name, this.pattern, this.enabled, this.description, this.role, changed, this.tags);
    }

    EventRule withEnabled(boolean changed) {
        return new EventRule(
                this.bus, this.name, this.pattern, changed, this.description, this.role, this.targets, this.tags);
    }

    EventRule withTags(Map<String, String> changed) {
        return new EventRule(
                this.bus, this.name, this.pattern, this.enabled, this.description, this.role, this.targets, changed);
    }

    /**
     * What a rule hands events to.
     *
     * @param id its id in the rule
     * @param arn ARN of a function, queue or topic
     * @param input constant sent instead of the event
     * @param inputPath part of the event that is sent instead of the whole, as a JSON path of plain names
     * @param group message group for a FIFO queue
     * @param deadLetters ARN of the queue for events that cannot be delivered
     */
    record Target(
            String id,
            String arn,
            @Nullable String input,
            @Nullable String inputPath,
            @Nullable String group,
            @Nullable String deadLetters) {}
}
