package dev.slipway.sandbox.pipeline;

import groovy.lang.GroovyObjectSupport;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that every pipeline sees: {@code env}, {@code params}, {@code currentBuild}, {@code scm}, {@code steps}. */
final class GlobalVariables {

    private static final Map<String, Object> ALL = Map.of(
            "env", new EnvironmentVariable(),
            "params", new ParametersVariable(),
            "currentBuild", new CurrentBuildVariable(),
            "scm", new Symbol("scm", Map.of()),
            "steps", new StepsVariable());

    private GlobalVariables() {}

    static @Nullable Object find(String name) {
        return ALL.get(name);
    }

    /** {@code env}: reads what the place sees, writes for the rest of the build. */
    static final class EnvironmentVariable extends GroovyObjectSupport implements Serializable {

        @Override
        public @Nullable Object getProperty(String name) {
            return Context.current().environment().get(name);
        }

        @Override
        public void setProperty(String name, @Nullable Object value) {
            Map<String, String> variables = Context.current().build().variables();
            if (value == null) {
                variables.remove(name);
            } else {
                variables.put(name, value.toString());
            }
        }

        /** Returns all variables, for {@code env.getEnvironment()}. */
        public Map<String, String> getEnvironment() {
            return Context.current().environment();
        }
    }

    /** {@code params}: the values of the build's parameters. */
    static final class ParametersVariable extends GroovyObjectSupport implements Serializable {

        @Override
        public @Nullable Object getProperty(String name) {
            return Context.current().build().request().parameters().get(name);
        }

        @Override
        public void setProperty(String name, @Nullable Object value) {
            throw new UnsupportedOperationException("Parameters cannot be changed: params." + name);
        }

        /** Returns a value, for {@code params['NAME']} and {@code params.get('NAME')}. */
        public @Nullable Object get(String name) {
            return getProperty(name);
        }
    }

    /** {@code steps}: the steps by their qualified name. */
    static final class StepsVariable extends GroovyObjectSupport implements Serializable {

        @Override
        public @Nullable Object invokeMethod(String name, Object args) {
            try {
                return Context.current().build().steps().call(name, args);
            } catch (Throwable ex) {
                throw Sneaky.rethrow(ex);
            }
        }
    }
}
