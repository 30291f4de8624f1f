package dev.slipway.portal.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words and examples for each call of the API, read once from the files in {@code api/} of the class path. Each part
 * of the portal may bring a file of its own.
 */
@Component
public final class ApiGuide {

    private static final String FILES = "classpath*:/api/*.yaml";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<ApiCall> calls;

    ApiGuide() {
        this.calls = read();
    }

    /** Returns all calls, by path. */
    public List<ApiCall> calls() {
        return this.calls;
    }

    /** Finds a call by its method and its path as the route names it. */
    public Optional<ApiCall> find(String method, String path) {
        return this.calls.stream()
                .filter((call) -> call.call().equals(method + " " + path))
                .findFirst();
    }

    private static List<ApiCall> read() {
        List<ApiCall> calls = new ArrayList<>();
        // The YAML of Jackson does not know anchors with merges, which keep the examples short.
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                try (InputStream text = file.getInputStream()) {
                    calls.addAll(List.of(JSON.convertValue(yaml.<Object>load(text), ApiCall[].class)));
                }
            }
        } catch (IOException ex) {
            throw new UncheckedIOException("The words of the API cannot be read.", ex);
        }
        calls.sort(Comparator.comparing(ApiCall::path).thenComparing(ApiCall::method));
        return List.copyOf(calls);
    }
}
