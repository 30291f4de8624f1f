package dev.slipway.portal.template;

import dev.slipway.portal.InvalidInput;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the parts of a template against each other: what its schema cannot say. */
final class ManifestCheck {

    private final Path file;
    private final ManifestFile declared;

    /** @param file for messages */
    ManifestCheck(Path file, ManifestFile declared) {
        this.file = file;
        this.declared = declared;
    }

    /** Every parameter has an answer in every app, since a missing value cannot be rendered; defaults are allowed answers. */
    void parameters(Parameters parameters) {
        for (String name : parameters.names()) {
            if (!parameters.isAlwaysAnswered(name)) {
                throw broken("parameter '%s' has neither a default nor a place in 'required'.".formatted(name));
            }
        }
        for (FileRule rule : this.declared.only()) {
            rule.when().forEach((name, answers) -> requireChoices(parameters, name, answers));
        }
        if (parameters.defaults().size() == parameters.names().size()) {
            requireAllowedDefaults(parameters);
        }
    }

    private void requireAllowedDefaults(Parameters parameters) {
        try {
            parameters.complete(Map.of());
        } catch (InvalidInput ex) {
            throw new BrokenTemplate(this.file, "the defaults break the schema: " + ex.getMessage(), ex);
        }
    }

    private void requireChoices(Parameters parameters, String name, List<Object> answers) {
        if (!parameters.choices(name).containsAll(answers)) {
            throw broken("'only' speaks of '%s' being %s; a parameter of this template allows: %s."
                    .formatted(name, answers, parameters.choices(name)));
        }
    }

    /** Variables of the task come from outputs that the infrastructure has. */
    void variables(Optional<Set<String>> outputs) {
        Set<String> known = outputs.orElse(Set.of());
        requireOutputs("environment", this.declared.environment().values(), known);
        requireOutputs("secrets", this.declared.secrets().values(), known);
        for (String variable : this.declared.secrets().keySet()) {
            if (this.declared.environment().containsKey(variable)) {
                throw broken("variable '%s' stands in 'environment' and in 'secrets'.".formatted(variable));
            }
        }
    }

    private void requireOutputs(String section, Collection<String> wanted, Set<String> known) {
        for (String output : wanted) {
            if (!known.contains(output)) {
                throw broken("'%s' names the output '%s'; %s has: %s."
                        .formatted(section, output, TemplateFolder.INFRASTRUCTURE, known));
            }
        }
    }

    /** Each glob of a rule names a file; one that does not is a slip of the pen. */
    void rules(List<SkeletonFile> skeleton) {
        for (FileRule rule : this.declared.only()) {
            for (String glob : rule.files()) {
                if (skeleton.stream().noneMatch((file) -> FileRule.matches(glob, file.path()))) {
                    throw broken("'only' names '%s', which matches no file of the skeleton.".formatted(glob));
                }
            }
        }
    }

    private BrokenTemplate broken(String reason) {
        return new BrokenTemplate(this.file, reason);
    }
}
