package dev.slipway.pipeline;

import groovy.lang.GroovyClassLoader;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;

/** The library's Groovy sources, compiled as they lie there. */
final class Library {

    private static final GroovyClassLoader LOADER = loader();

    private Library() {}

    static Class<?> type(String name) {
        try {
            return LOADER.loadClass("dev.slipway.pipeline." + name);
        } catch (ClassNotFoundException ex) {
            throw new IllegalArgumentException(ex);
        }
    }

    static Object create(String type, Object... arguments) {
        return InvokerHelper.invokeConstructorOf(type(type), arguments);
    }

    /** Runs a pipeline class with options. */
    static void run(String type, RecordedPipeline pipeline, Map<String, Object> options) {
        InvokerHelper.invokeMethod(create(type, pipeline, options), "run", new Object[0]);
    }

    static Object callStatic(String type, String method, Object... arguments) {
        return InvokerHelper.invokeStaticMethod(type(type), method, arguments);
    }

    private static GroovyClassLoader loader() {
        try {
            GroovyClassLoader loader = new GroovyClassLoader(Library.class.getClassLoader());
            loader.addURL(Path.of("src").toAbsolutePath().toUri().toURL());
            return loader;
        } catch (MalformedURLException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
