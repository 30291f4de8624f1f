package dev.slipway.portal.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and how to get the next.
 *
 * @param items the items, at most as many as asked for
 * @param next cursor of the next page; null on the last one
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** Returns a page of something else, made of these items. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<R>(this.items.stream().<R>map(mapper).toList(), this.next);
    }
}
