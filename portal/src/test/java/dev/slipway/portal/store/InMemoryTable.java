package dev.slipway.portal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A {@link Table} in memory that keeps the same promises as the real one. */
public final class InMemoryTable implements Table {

    private static final List<String> PARTITIONS =
            List.of(Key.PARTITION, Index.OPEN.partition(), Index.LISTED.partition());

    private final Map<Key, Item> items = new HashMap<>();
    private final Map<String, Map<Key, Item>> partitions = new HashMap<>();

    @Override
    public Mono<Item> get(Key key) {
        return Mono.fromSupplier(() -> find(key));
    }

    @Override
    public Mono<Page<Item>> query(Query query) {
        return Mono.fromSupplier(() -> answer(query));
    }

    @Override
    public Mono<Void> write(List<Change> changes) {
        return Mono.fromRunnable(() -> apply(changes));
    }

    /** Returns every item, for assertions. */
    public synchronized List<Item> all() {
        return List.copyOf(this.items.values());
    }

    /** Forgets everything but these items. */
    public synchronized void restore(List<Item> kept) {
        this.items.clear();
        this.partitions.clear();
        kept.forEach((item) -> keep(item.key(), item));
    }

    private synchronized @Nullable Item find(Key key) {
        return this.items.get(key);
    }

    private synchronized Page<Item> answer(Query query) {
        String sort = query.sortAttribute();
        Comparator<Item> order = Comparator.comparing(item -> item.text(sort));
        List<Item> found = partition(query).stream()
                .filter(item -> within(query, item.text(sort)))
                .sorted(query.backwards() ? order.reversed() : order)
                .limit(query.limit() + 1L)
                .toList();
        if (found.size() <= query.limit()) {
            return new Page<>(found, null);
        }
        List<Item> page = found.subList(0, query.limit());
        return new Page<>(page, page.get(page.size() - 1).text(sort));
    }

    private Collection<Item> partition(Query query) {
        return this.partitions
                .getOrDefault(query.partitionAttribute() + "=" + query.partition(), Map.of())
                .values();
    }

    /** Keeps an item in the partitions that it is in, of the table and of its indexes; null takes it out. */
    private void keep(Key key, @Nullable Item after) {
        Item before = (after == null) ? this.items.remove(key) : this.items.put(key, after);
        for (String attribute : PARTITIONS) {
            String left = (before != null) ? before.textOrNull(attribute) : null;
            if (left != null) {
                Objects.requireNonNull(this.partitions.get(attribute + "=" + left))
                        .remove(key);
            }
            String joined = (after != null) ? after.textOrNull(attribute) : null;
            if (joined != null) {
                this.partitions
                        .computeIfAbsent(attribute + "=" + joined, none -> new HashMap<>())
                        .put(key, after);
            }
        }
    }

    private static boolean within(Query query, String place) {
        if (place.compareTo(query.from()) < 0 || place.compareTo(query.to()) > 0) {
            return false;
        }
        String cursor = query.cursor();
        return cursor == null || (query.backwards() ? place.compareTo(cursor) < 0 : place.compareTo(cursor) > 0);
    }

    private synchronized void apply(List<Change> changes) {
        List<Key> failed = new ArrayList<>();
        for (Change change : changes) {
            if (!holds(change)) {
                failed.add(change.key());
            }
        }
        if (!failed.isEmpty()) {
            throw new ConditionFailed(failed);
        }
        changes.forEach(this::apply);
    }

    private boolean holds(Change change) {
        Item item = this.items.get(change.key());
        return change.conditions().stream()
                .allMatch(condition -> Objects.equals(
                        (item != null) ? item.attributes().get(condition.attribute()) : null, condition.expected()));
    }

    private void apply(Change change) {
        if (change instanceof Change.Put put) {
            keep(put.key(), put.item());
        } else if (change instanceof Change.Delete) {
            keep(change.key(), null);
        } else if (change instanceof Change.Update update) {
            Item before = this.items.getOrDefault(update.key(), Item.of(update.key()));
            Map<String, Object> attributes = new HashMap<>(before.attributes());
            attributes.putAll(update.set());
            attributes.keySet().removeAll(update.remove());
            keep(update.key(), Item.of(attributes));
        }
    }
}
