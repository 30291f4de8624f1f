package dev.slipway.sandbox.pipeline;

import groovy.lang.IntRange;
import groovy.lang.ObjectRange;
import java.io.Serializable;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A Groovy category that lets a loop hold a step: Java's own iterators and views of maps cannot be saved, so a pipeline
 * gets ones that can, over a copy. A controller does the same. The classes are named one by one, because Groovy prefers
 * a class's own method to a category's for one of its interfaces.
 */
public final class SavableIterators {

    private SavableIterators() {}

    /** Stands for that class's own iterator. */
    public static <E> Iterator<E> iterator(ArrayList<E> self) {
        return new Copy<>(new ArrayList<>(self));
    }

    /** Stands for that class's own iterator. */
    public static <E> Iterator<E> iterator(LinkedList<E> self) {
        return new Copy<>(new ArrayList<>(self));
    }

    /** Stands for that class's own iterator. */
    public static <E> Iterator<E> iterator(HashSet<E> self) {
        return new Copy<>(new ArrayList<>(self));
    }

    /** Stands for that class's own iterator. */
    public static <E> Iterator<E> iterator(TreeSet<E> self) {
        return new Copy<>(new ArrayList<>(self));
    }

    /** Stands for that class's own iterator. */
    public static Iterator<?> iterator(ObjectRange self) {
        return new Copy<>(new ArrayList<>((Collection<?>) self));
    }

    /** Stands for that class's own iterator. */
    public static Iterator<?> iterator(IntRange self) {
        return new Copy<>(new ArrayList<>((Collection<?>) self));
    }

    /** Stands for that class's own view. */
    public static <K, V> Set<Map.Entry<K, V>> entrySet(HashMap<K, V> self) {
        return entries(self);
    }

    /** Stands for that class's own view. */
    public static <K, V> Set<K> keySet(HashMap<K, V> self) {
        return new LinkedHashSet<>(self.keySet());
    }

    /** Stands for that class's own view. */
    public static <K, V> Collection<V> values(HashMap<K, V> self) {
        return new ArrayList<>(self.values());
    }

    /** Stands for that class's own view. */
    public static <K, V> Set<Map.Entry<K, V>> entrySet(LinkedHashMap<K, V> self) {
        return entries(self);
    }

    /** Stands for that class's own view. */
    public static <K, V> Set<K> keySet(LinkedHashMap<K, V> self) {
        return new LinkedHashSet<>(self.keySet());
    }

    /** Stands for that class's own view. */
    public static <K, V> Collection<V> values(LinkedHashMap<K, V> self) {
        return new ArrayList<>(self.values());
    }

    /** Stands for that class's own view. */
    public static <K, V> Set<Map.Entry<K, V>> entrySet(TreeMap<K, V> self) {
        return entries(self);
    }

    /** Stands for that class's own view. */
    public static <K, V> Set<K> keySet(TreeMap<K, V> self) {
        return new LinkedHashSet<>(self.keySet());
    }

    /** Stands for that class's own view. */
    public static <K, V> Collection<V> values(TreeMap<K, V> self) {
        return new ArrayList<>(self.values());
    }

    private static <K, V> Set<Map.Entry<K, V>> entries(Map<K, V> map) {
        Set<Map.Entry<K, V>> entries = new LinkedHashSet<>();
        map.forEach((key, value) -> entries.add(new SimpleImmutableEntry<>(key, value)));
        return entries;
    }

    private static final class Copy<E> implements Iterator<E>, Serializable {

        private final List<E> elements;
        private int at;

        Copy(List<E> elements) {
            this.elements = elements;
        }

        @Override
        public boolean hasNext() {
            return this.at < this.elements.size();
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return this.elements.get(this.at++);
        }
    }
}
