package dev.slipway.portal.template;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code infrastructure.yaml}: what an app needs from AWS beside its container, as CloudFormation.
 *
 * <p>It is read with care, because whoever writes templates must not become an administrator by one: roles carry the
 * environment's permissions boundary, and nothing that makes further permissions or resources unseen is allowed.
 */
final class Infrastructure {

    /** CloudFormation takes no larger template in a call. */
    static final int LIMIT = 51_200;

    private final String text;
    private final Set<String> parameters;
    private final Set<String> outputs;

    private Infrastructure(String text, JsonNode tree) {
        this.text = text;
        this.parameters = names(tree.path("Parameters"));
        this.outputs = names(tree.path("Outputs"));
    }

    /** Reads and checks the text; the file is for messages. */
    static Infrastructure parse(Path file, String text) {
        try {
            JsonNode tree = CloudFormationYaml.read(file, text);
            new PermissionGuard(file, tree).check();
            return new Infrastructure(text, tree);
        } catch (JacksonException ex) {
            throw new BrokenTemplate(file, "is not YAML: " + ex.getOriginalMessage(), ex);
        }
    }

    private static Set<String> names(JsonNode section) {
        Set<String> names = new LinkedHashSet<>();
        section.properties().forEach((entry) -> names.add(entry.getKey()));
        return names;
    }

    String text() {
        return this.text;
    }

    Set<String> parameters() {
        return Set.copyOf(this.parameters);
    }

    Set<String> outputs() {
        return Set.copyOf(this.outputs);
    }
}
