package dev.slipway.sandbox.pipeline.declarative;

import dev.slipway.sandbox.pipeline.Body;
import dev.slipway.sandbox.pipeline.BuildRequest.Credential;
import dev.slipway.sandbox.pipeline.Context;
import dev.slipway.sandbox.pipeline.Flow;
import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import groovy.lang.GroovyObjectSupport;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The section {@code environment}: assignments that see one another, and {@code credentials('id')}. */
final class EnvironmentSection extends GroovyObjectSupport implements Serializable {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final GroovyObject script;

    private EnvironmentSection(GroovyObject script) {
        this.script = script;
    }

    /** Returns the assignments, each {@code NAME=value}. */
    static List<String> read(Closure<?> block, Flow flow, Context context) throws Throwable {
        EnvironmentSection section = new EnvironmentSection((GroovyObject) block.getThisObject());
        block.setDelegate(section);
        block.setResolveStrategy(Closure.DELEGATE_ONLY);
        Body.of(block, flow).run(context);
        List<String> assignments = new ArrayList<>();
        section.values.forEach((name, value) -> assignments.add(name + "=" + value));
        return assignments;
    }

    @Override
    public @Nullable Object invokeMethod(String name, Object args) {
        if (name.equals("credentials") && args instanceof Object[] all && all.length == 1) {
            return new CredentialValue(String.valueOf(all[0]));
        }
        return this.script.invokeMethod(name, args);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        String value = this.values.get(name);
        return value != null ? value : this.script.getProperty(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        if (value instanceof CredentialValue credential) {
            bind(name, credential.id());
        } else {
            this.values.put(name, String.valueOf(value));
        }
    }

    private void bind(String name, String id) {
        Context context = Context.current();
        Credential credential = context.build().request().credentials().get(id);
        if (credential == null) {
            throw new IllegalArgumentException("Could not find credentials entry with ID '%s'".formatted(id));
        }
        context.build().log().mask(credential.secret());
        if (credential.user() == null) {
            this.values.put(name, credential.secret());
        } else {
            this.values.put(name, credential.user() + ":" + credential.secret());
            this.values.put(name + "_USR", credential.user());
            this.values.put(name + "_PSW", credential.secret());
        }
    }

    private record CredentialValue(String id) implements Serializable {}
}
