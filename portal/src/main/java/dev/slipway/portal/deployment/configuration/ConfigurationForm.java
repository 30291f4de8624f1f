package dev.slipway.portal.deployment.configuration;

import dev.slipway.portal.InvalidInput;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A configuration as it is typed: a variable a line, empty fields for what the template says.
 *
 * @param variables lines of {@code NAME=value}
 * @param secrets lines of {@code NAME=ARN}
 * @param cpu CPU units
 * @param memory memory in MiB
 * @param count fewest tasks
 * @param reason why
 */
record ConfigurationForm(String variables, String secrets, String cpu, String memory, String count, String reason) {

    static ConfigurationForm of(ConfigurationValues values) {
        return new ConfigurationForm(
                lines(values.variables()),
                lines(values.secrets()),
                text(values.cpu()),
                text(values.memory()),
                text(values.count()),
                "");
    }

    static ConfigurationForm of(MultiValueMap<String, String> form) {
        return new ConfigurationForm(
                given(form, "variables"),
                given(form, "secrets"),
                given(form, "cpu"),
                given(form, "memory"),
                given(form, "count"),
                given(form, "reason"));
    }

    /** Returns what is asked for, or signals {@link InvalidInput} for a line or number that cannot be read. */
    NewConfiguration read() {
        return new NewConfiguration(
                map("variables", this.variables),
                map("secrets", this.secrets),
                number("cpu", this.cpu),
                number("memory", this.memory),
                number("count", this.count),
                this.reason);
    }

    private static Map<String, String> map(String field, String text) {
        Map<String, String> map = new TreeMap<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            int sign = line.indexOf('=');
            if (sign < 1) {
                throw new InvalidInput(field, "A line has no '=': write each as NAME=value.");
            }
            map.put(line.substring(0, sign).strip(), line.substring(sign + 1).strip());
        });
        return map;
    }

    private static @Nullable Integer number(String field, String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException ex) {
            throw new InvalidInput(field, "'%s' is no whole number.".formatted(text));
        }
    }

    private static String lines(Map<String, String> map) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private static String given(MultiValueMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "");
    }
}
