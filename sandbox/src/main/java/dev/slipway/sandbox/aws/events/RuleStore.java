package dev.slipway.sandbox.aws.events;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** All rules; they survive a restart. */
final class RuleStore {

    private final Documents<EventRule> rules;

    RuleStore(Path data) {
        this.rules = Documents.open(data.resolve("rules"), EventRule.class);
    }

    List<EventRule> on(String bus) {
        return this.rules.all().stream()
                .filter((rule) -> rule.bus().equals(bus))
                .toList();
    }

    boolean has(String bus, String name) {
        return this.rules.find(EventRule.key(bus, name)).isPresent();
    }

    EventRule get(String bus, String name) {
        return this.rules
                .find(EventRule.key(bus, name))
                .orElseThrow(() -> AwsError.of(
                        "ResourceNotFoundException", "Rule %s does not exist on EventBus %s.".formatted(name, bus)));
    }

    synchronized void put(EventRule rule) {
        this.rules.put(rule.key(), rule);
    }

    synchronized EventRule change(String bus, String name, UnaryOperator<EventRule> change) {
        EventRule changed = change.apply(get(bus, name));
        put(changed);
        return changed;
    }

    synchronized void remove(EventRule rule) {
        this.rules.remove(rule.key());
    }
}
