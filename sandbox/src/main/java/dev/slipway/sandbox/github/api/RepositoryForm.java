package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.store.RepositorySettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a repository from the body of a create or update call, under GitHub's rules. */
final class RepositoryForm {

    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 350;
    private static final String RESOURCE = "Repository";

    private RepositoryForm() {}

    static RepositorySettings create(Call call) {
        return new RepositorySettings(
                name(call.required(RESOURCE, "name")),
                description(call, null),
                call.text("homepage").orElse(null),
                hidden(call, false),
                false,
                "main",
                List.of(),
                switches(call, Map.of()));
    }

    static RepositorySettings update(Call call, RepositorySettings old) {
        return new RepositorySettings(
                call.text("name").map(RepositoryForm::name).orElse(old.name()),
                description(call, old.description()),
                call.has("homepage") ? call.text("homepage").orElse(null) : old.homepage(),
                hidden(call, old.hidden()),
                call.flag("archived", old.archived()),
                call.text("default_branch").orElse(old.defaultBranch()),
                old.topics(),
                switches(call, old.switches()));
    }

    /** GitHub turns what a name must not hold into hyphens, and says so nowhere. */
    private static String name(String given) {
        String name = FOREIGN.matcher(given).replaceAll("-");
        if (name.endsWith(".git")) {
            name = name.substring(0, name.length() - ".git".length());
        }
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw ApiError.invalid(RESOURCE, "name", "custom", "name is reserved");
        }
        if (name.length() > LONGEST_NAME) {
            throw ApiError.invalid(
                    RESOURCE, "name", "custom", "name is too long (maximum is " + LONGEST_NAME + " characters)");
        }
        return name;
    }

    private static @Nullable String description(Call call, @Nullable String old) {
        if (!call.has("description")) {
            return old;
        }
        Optional<String> text = call.text("description");
        if (text.filter((each) -> each.length() > LONGEST_DESCRIPTION).isPresent()) {
            throw ApiError.invalid(
                    RESOURCE,
                    "description",
                    "custom",
                    "description cannot be more than " + LONGEST_DESCRIPTION + " characters");
        }
        if (text.filter((each) -> each.chars().anyMatch(Character::isISOControl))
                .isPresent()) {
            throw ApiError.invalid(RESOURCE, "description", "custom", "description control characters are not allowed");
        }
        return text.orElse(null);
    }

    private static boolean hidden(Call call, boolean old) {
        Optional<String> visibility = call.text("visibility");
        return visibility.isPresent() ? !visibility.get().equals("public") : call.flag("private", old);
    }

    private static Map<String, Boolean> switches(Call call, Map<String, Boolean> old) {
        Map<String, Boolean> switches = new HashMap<>(old);
        for (String name : RepositorySettings.switchNames()) {
            if (call.json(name).isBoolean()) {
                switches.put(name, call.json(name).booleanValue());
            }
        }
        return switches;
    }
}
