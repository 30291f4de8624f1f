package dev.slipway.lambdas;

import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventType;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Keeps one item for each deployment.
 *
 * <p>The item says when the earliest event happened and what the highest one tells. Smallest and greatest do not depend
 * on order or repetition, so each is one conditional write and the same events always make the same item.
 */
public final class DeploymentProjector {

    private static final String HIGHEST = "highest";

    private final HistoryTable table;

    /** @param table where deployments are kept */
    public DeploymentProjector(HistoryTable table) {
        this.table = table;
    }

    /**
     * Applies an event.
     *
     * @return whether it changed anything; events that tell of no deployment never do
     */
    public boolean apply(LifecycleEvent event) {
        Optional<DeploymentState> state = DeploymentState.after(event);
        Optional<DeploymentFacts> facts = DeploymentFacts.of(event);
        if (state.isEmpty() || facts.isEmpty()) {
            return false;
        }
        boolean earlier = begin(event, facts.get());
        boolean higher = advance(event, facts.get(), state.get());
        return earlier || higher;
    }

    private boolean begin(LifecycleEvent event, DeploymentFacts facts) {
        String sort = HistoryKeys.sort(event.time(), facts.id());
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put(HistoryKeys.SORT, sort);
        values.put(HistoryKeys.MONTH_LIST, HistoryKeys.deploymentsOf(HistoryKeys.month(event.time())));
        values.put(HistoryKeys.APP_LIST, HistoryKeys.deploymentsOf(facts.app()));
        values.put("startedAt", event.time().toString());
        return update(facts.id(), values, "attribute_not_exists(#sort) OR #sort > :sort");
    }

    private boolean advance(LifecycleEvent event, DeploymentFacts facts, DeploymentState state) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put(HIGHEST, state.rank() + "#" + HistoryKeys.sort(event.time(), event.id()));
        values.put("state", state.name());
        values.put("app", facts.app());
        values.put("environment", facts.environment());
        values.put("team", facts.team());
        values.put("digest", facts.digest());
        values.put("commit", facts.commit());
        values.put("build", facts.build());
        values.put("trigger", facts.trigger());
        values.put("by", facts.by());
        values.put("reason", DeploymentFacts.reason(event).orElse(null));
        values.put("rollback", event.knownType().equals(Optional.of(EventType.SERVICE_ROLLED_BACK)) ? "true" : null);
        values.put("endedAt", state.isEnd() ? event.time().toString() : null);
        return update(facts.id(), values, "attribute_not_exists(#highest) OR #highest < :highest");
    }

    private boolean update(String deployment, Map<String, @Nullable String> values, String condition) {
        Map<String, String> names = values.keySet().stream().collect(Collectors.toMap((name) -> "#" + name, (n) -> n));
        Map<String, AttributeValue> placeholders = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                placeholders.put(":" + name, AttributeValue.fromS(value));
            }
        });
        try {
            this.table
                    .client()
                    .updateItem((update) -> update.tableName(this.table.name())
                            .key(Map.of(
                                    HistoryKeys.PARTITION, AttributeValue.fromS(HistoryKeys.deployment(deployment))))
                            .updateExpression(expression(values))
                            .conditionExpression(condition)
                            .expressionAttributeNames(names)
                            .expressionAttributeValues(placeholders));
            return true;
        } catch (ConditionalCheckFailedException overtaken) {
            return false;
        }
    }

    /** What an event does not say is removed, or it would depend on the order which older event still shows through. */
    private static String expression(Map<String, @Nullable String> values) {
        String set = values.keySet().stream()
                .filter((name) -> values.get(name) != null)
                .map((name) -> "#%s = :%s".formatted(name, name))
                .collect(Collectors.joining(", "));
        String remove = values.keySet().stream()
                .filter((name) -> values.get(name) == null)
                .map((name) -> "#" + name)
                .collect(Collectors.joining(", "));
        return "SET " + set + (remove.isEmpty() ? "" : " REMOVE " + remove);
    }
}
