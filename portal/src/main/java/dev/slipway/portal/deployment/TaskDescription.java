package dev.slipway.portal.deployment;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.cloud.ContainerPlatform.TaskSpec;
import dev.slipway.portal.deployment.configuration.ConfigurationValues;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.template.Manifest;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes how an app's container runs in an environment.
 *
 * @param app the app
 * @param manifest what its template says
 * @param environment where it runs
 * @param outputs outputs of its stack there; what a condition left out is simply not set
 * @param configuration what differs from the template
 */
record TaskDescription(
        App app,
        Manifest manifest,
        Environment environment,
        Map<String, String> outputs,
        ConfigurationValues configuration) {

    TaskSpec spec(String image, Deployment deployment) {
        Manifest.Container container = this.manifest.container();
        return new TaskSpec(
                this.app.name().taskFamily(this.environment.name()),
                image,
                Objects.requireNonNullElse(this.configuration.cpu(), container.cpu()),
                Objects.requireNonNullElse(this.configuration.memory(), container.memory()),
                container.port(),
                this.configuration.over(variables(container)),
                this.configuration.secretsOver(values(this.manifest.secrets())),
                this.outputs.get("TaskRoleArn"),
                this.outputs.get("ExecutionRoleArn"),
                this.outputs.getOrDefault(
                        "LogGroupName", "/slipway/" + this.app.name().taskFamily(this.environment.name())),
                this.environment.region(),
                container.healthCheck(),
                tags(deployment));
    }

    @Nullable
    String targetGroup() {
        return this.outputs.get("TargetGroupArn");
    }

    Map<String, String> tags(Deployment deployment) {
        return Map.of(
                "slipway:app",
                this.app.name().value(),
                Mark.TEAM_TAG,
                this.app.team(),
                "slipway:environment",
                this.environment.name().value(),
                "slipway:run",
                deployment.id());
    }

    private Map<String, String> variables(Manifest.Container container) {
        Map<String, String> variables = values(this.manifest.environment());
        variables.put("PORT", String.valueOf(container.port()));
        return variables;
    }

    private Map<String, String> values(Map<String, String> outputOfVariable) {
        Map<String, String> values = new TreeMap<>();
        outputOfVariable.forEach((variable, output) -> {
            String value = this.outputs.get(output);
            if (value != null && !value.isEmpty()) {
                values.put(variable, value);
            }
        });
        return values;
    }
}
