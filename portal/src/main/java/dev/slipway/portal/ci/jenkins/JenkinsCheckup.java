package dev.slipway.portal.ci.jenkins;

import dev.slipway.portal.doctor.Checkup;
import dev.slipway.portal.doctor.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Asks Jenkins whether the portal's user gets in, and whether the plugins are there that an app's jobs are made of. */
final class JenkinsCheckup implements Checkup, AutoCloseable {

    private static final String PLUGINS = "/pluginManager/?depth=1";
    private static final List<String> NEEDED = List.of(
            "cloudbees-folder",
            "credentials",
            "github-branch-source",
            "pipeline-groovy-lib",
            "plain-credentials",
            "workflow-aggregator",
            "workflow-multibranch");

    private final JenkinsApi api;
    private final JenkinsCalls calls;

    JenkinsCheckup(JenkinsProperties settings) {
        this.api = new JenkinsApi(settings);
        this.calls = new JenkinsCalls(1, settings.timeout());
    }

    @Override
    public String system() {
        return JenkinsCalls.SYSTEM;
    }

    @Override
    public Flux<Finding> look() {
        return this.calls.call(this::examine).flatMapIterable(found -> found);
    }

    private List<Finding> examine() throws IOException {
        List<Finding> found = new ArrayList<>();
        found.add(
                this.api.find("/").isPresent()
                        ? Finding.well(system(), "user", "the portal's user gets in")
                        : Finding.ill(
                                system(),
                                "user",
                                "nothing is found at that address",
                                "Check slipway.jenkins.url: it is the controller's root."));
        found.addAll(plugins());
        return found;
    }

    private List<Finding> plugins() throws IOException {
        Optional<JsonNode> answer = this.api.find(PLUGINS);
        if (answer.isEmpty()) {
            return List.of(Finding.unknown(
                    system(),
                    "plugins",
                    "the list of plugins cannot be read",
                    "Give the portal's user Overall/SystemRead to have them checked."));
        }
        Map<String, String> active = new LinkedHashMap<>();
        answer.get().path("plugins").forEach(plugin -> {
            if (plugin.path("active").asBoolean(false)) {
                active.put(
                        plugin.path("shortName").asString(""),
                        plugin.path("version").asString(""));
            }
        });
        return NEEDED.stream().map(name -> plugin(name, active.get(name))).toList();
    }

    private Finding plugin(String name, @Nullable String version) {
        return (version != null)
                ? Finding.well(system(), "plugin " + name, "active, version " + version)
                : Finding.ill(
                        system(),
                        "plugin " + name,
                        "not active",
                        "Install it; jenkins-shared-lib/controller lists all plugins with their versions.");
    }

    @Override
    public void close() throws IOException {
        this.api.close();
        this.calls.close();
    }
}
