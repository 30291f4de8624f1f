package dev.slipway.portal.template;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code infrastructure.yaml}: what an app needs from AWS beside its container, as CloudFormation.
 *
 * <p>It is read with care, because whoever writes templates must not become an administrator by one: roles carry the
 * environment's permissions boundary, and nothing that makes further permissions or resources unseen is allowed.
 */
final class Infrastructure {

    /** CloudFormation takes no larger template in a call. */
    static final int LIMIT = 51_200;

    private static final String BOUNDARY = "PermissionsBoundaryArn";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

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
            JsonNode tree = YAML.readTree(text);
            if (!tree.path("Resources").isObject()) {
                throw new BrokenTemplate(file, "has no 'Resources': it is to be a CloudFormation template.");
            }
            if (tree.has("Transform") || tree.findValue("Fn::Transform") != null) {
                throw new BrokenTemplate(file, "has a 'Transform': macros make resources that nobody has reviewed.");
            }
            tree.path("Resources").properties().forEach((resource) -> check(file, resource));
            return new Infrastructure(text, tree);
        } catch (JacksonException ex) {
            throw new BrokenTemplate(file, "is not YAML: " + ex.getOriginalMessage(), ex);
        }
    }

    private static void check(Path file, Map.Entry<String, JsonNode> resource) {
        String type = resource.getValue().path("Type").asString("");
        if (type.equals("AWS::IAM::Role")) {
            requireBoundary(file, resource);
        } else if (!type.startsWith("AWS::")
                || type.startsWith("AWS::IAM::")
                || type.startsWith("AWS::CloudFormation::")) {
            throw new BrokenTemplate(
                    file,
                    "resource '%s' is of type '%s': roles are the only permissions a template may make, and custom resources, macros and nested stacks are not allowed."
                            .formatted(resource.getKey(), type));
        }
    }

    private static void requireBoundary(Path file, Map.Entry<String, JsonNode> role) {
        JsonNode boundary = role.getValue().path("Properties").path("PermissionsBoundary");
        String reference = boundary.isObject() ? boundary.path("Ref").asString("") : boundary.asString("");
        if (!reference.equals(BOUNDARY)) {
            throw new BrokenTemplate(
                    file,
                    "role '%s' does not carry the environment's permissions boundary: add 'PermissionsBoundary: !Ref %s'."
                            .formatted(role.getKey(), BOUNDARY));
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
