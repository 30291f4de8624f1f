package dev.slipway.sandbox.pipeline;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** The shared libraries that the controller offers, and those of them that the build has loaded. */
public final class Libraries {

    private final Map<String, BuildRequest.SharedLibrary> offered;
    private final Map<String, Path> loaded = new LinkedHashMap<>();
    private final Map<String, Script> words = new ConcurrentHashMap<>();
    private final GroovyClassLoader loader;
    private final BuildLog log;

    /**
     * @param offered the libraries of the controller, by name
     * @param log the build's log
     */
    public Libraries(Map<String, BuildRequest.SharedLibrary> offered, BuildLog log) {
        this.offered = offered;
        this.log = log;
        this.loader = new GroovyClassLoader(Libraries.class.getClassLoader(), PipelineCompiler.configuration());
    }

    /** Returns the class loader that sees all loaded libraries. */
    GroovyClassLoader loader() {
        return this.loader;
    }

    /**
     * Loads a library.
     *
     * @param identifier its name, with a version after {@code @} if one is wanted
     */
    public synchronized void load(String identifier) {
        int at = identifier.indexOf('@');
        String name = at < 0 ? identifier : identifier.substring(0, at);
        BuildRequest.SharedLibrary library = this.offered.get(name);
        if (library == null) {
            throw new IllegalArgumentException(
                    "No library named %s found; the controller offers %s.".formatted(name, this.offered.keySet()));
        }
        if (at >= 0 && !identifier.substring(at + 1).equals(library.version())) {
            throw new IllegalArgumentException("No version %s found for library %s; there is %s."
                    .formatted(identifier.substring(at + 1), name, library.version()));
        }
        if (this.loaded.putIfAbsent(name, library.folder()) != null) {
            return;
        }
        this.log.line("Loading library %s@%s".formatted(name, library.version()));
        try {
            this.loader.addURL(library.folder().resolve("src").toUri().toURL());
            this.loader.addURL(library.folder().resolve("vars").toUri().toURL());
        } catch (MalformedURLException ex) {
            throw new IllegalStateException("The folder of library %s is no address.".formatted(name), ex);
        }
    }

    /** Returns the object behind a word that a library brings, or null. */
    @Nullable
    Object word(String name) {
        Script known = this.words.get(name);
        if (known != null) {
            return known;
        }
        for (Path folder : this.loaded.values()) {
            if (name.matches("\\w+") && Files.isRegularFile(folder.resolve("vars/" + name + ".groovy"))) {
                return this.words.computeIfAbsent(name, this::compileWord);
            }
        }
        return null;
    }

    /** Reads a file of a library's {@code resources}. */
    public String resource(String path) throws IOException {
        for (Path folder : this.loaded.values()) {
            Path resources = folder.resolve("resources").normalize();
            Path file = resources.resolve(path).normalize();
            if (file.startsWith(resources) && Files.isRegularFile(file)) {
                return Files.readString(file, StandardCharsets.UTF_8);
            }
        }
        throw new hudson.AbortException("No such library resource %s could be found.".formatted(path));
    }

    private Script compileWord(String name) {
        try {
            return InvokerHelper.createScript(this.loader.loadClass(name), new Binding());
        } catch (ClassNotFoundException ex) {
            throw new IllegalStateException("vars/%s.groovy holds no script.".formatted(name), ex);
        }
    }
}
