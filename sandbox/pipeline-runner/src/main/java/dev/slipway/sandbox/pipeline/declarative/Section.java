package dev.slipway.sandbox.pipeline.declarative;

import dev.slipway.sandbox.pipeline.Body;
import dev.slipway.sandbox.pipeline.Context;
import dev.slipway.sandbox.pipeline.Flow;
import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import groovy.lang.GroovyObjectSupport;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A section of a declarative pipeline, read by running its block with words that are only written down. */
final class Section extends GroovyObjectSupport implements Serializable {

    private static final List<String> BARE_WORDS = List.of("any", "none");

    private final List<Entry> entries = new ArrayList<>();
    private final GroovyObject script;

    private Section(GroovyObject script) {
        this.script = script;
    }

    static Section read(Closure<?> block, Flow flow, Context context) throws Throwable {
        Section section = new Section((GroovyObject) block.getThisObject());
        block.setDelegate(section);
        block.setResolveStrategy(Closure.DELEGATE_ONLY);
        Body.of(block, flow).run(context);
        return section;
    }

    /**
     * Makes a body of a block of steps. Its words mean the script's, not those of the sections around it.
     */
    static Body steps(Entry entry, Flow flow) {
        Closure<?> block = entry.requiredBlock();
        block.setDelegate(block.getThisObject());
        block.setResolveStrategy(Closure.DELEGATE_ONLY);
        return Body.of(block, flow);
    }

    List<Entry> entries() {
        return this.entries;
    }

    Optional<Entry> find(String name) {
        return this.entries.stream()
                .filter((entry) -> entry.name().equals(name))
                .findFirst();
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    @Override
    public @Nullable Object invokeMethod(String name, Object args) {
        this.entries.add(Entry.of(name, args));
        return null;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return BARE_WORDS.contains(name) ? name : this.script.getProperty(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        throw new IllegalArgumentException("'%s = …' stands outside of 'environment'.".formatted(name));
    }
}
