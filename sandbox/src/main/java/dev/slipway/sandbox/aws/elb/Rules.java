package dev.slipway.sandbox.aws.elb;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The rules of the one listener, in the order of their priorities, each of which there is once. */
final class Rules {

    private static final int LOWEST = 50_000;

    private final Documents<Rule> stored;

    Rules(Path folder) {
        this.stored = Documents.open(folder.resolve("rules"), Rule.class);
    }

    List<Rule> all() {
        return this.stored.all().stream()
                .sorted(Comparator.comparingInt(Rule::priority))
                .toList();
    }

    Optional<Rule> matching(String host, String path) {
        return all().stream().filter((rule) -> rule.matches(host, path)).findFirst();
    }

    Rule get(String arn) {
        return this.stored.find(arn).orElseThrow(() -> AwsError.of("RuleNotFound", "One or more rules not found"));
    }

    synchronized Rule create(
            int priority, List<String> hosts, List<String> paths, String targetGroup, Map<String, String> tags) {
        if (priority < 1 || priority > LOWEST) {
            throw AwsError.of("ValidationError", "Priority '%d' must be from 1 to %d".formatted(priority, LOWEST));
        }
        if (all().stream().anyMatch((rule) -> rule.priority() == priority)) {
            throw AwsError.of("PriorityInUse", "Priority '%d' is currently in use".formatted(priority));
        }
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        String arn = Arns.of("elasticloadbalancing", "listener-rule/" + LoadBalancers.LISTENER_ID + "/" + id);
        Rule rule = new Rule(arn, priority, hosts, paths, targetGroup, tags);
        this.stored.put(arn, rule);
        return rule;
    }

    synchronized Rule change(String arn, UnaryOperator<Rule> change) {
        Rule changed = change.apply(get(arn));
        this.stored.put(arn, changed);
        return changed;
    }

    synchronized void delete(String arn) {
        get(arn);
        this.stored.remove(arn);
    }
}
