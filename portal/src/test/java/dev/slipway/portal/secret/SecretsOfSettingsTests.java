package dev.slipway.portal.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Every record of settings: its secrets are known as such, and it does not tell them. */
class SecretsOfSettingsTests {

    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|token|password|webhook)|(key|secretKey)");

    private final List<Class<?>> records = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.slipway.portal")
                    .stream()
                    .filter((type) -> type.isAnnotatedWith(ConfigurationProperties.class))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    @Test
    void everySecretIsReadByReference() {
        assertThat(this.records).hasSizeGreaterThan(10);
        assertThat(this.records.stream().flatMap(SecretsOfSettingsTests::secrets))
                .isNotEmpty()
                .allSatisfy((key) -> assertThat(SecretSettings.KEYS).contains(key));
    }

    @Test
    void noRecordTellsItsSecrets() {
        assertThat(this.records)
                .filteredOn((type) -> secrets(type).findAny().isPresent())
                .allSatisfy((type) -> assertThat(toStringOf(type)).doesNotContain("s3cret"));
    }

    private static Stream<String> secrets(Class<?> type) {
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(SECRET.asMatchPredicate())
                .map((name) -> prefix + "." + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }

    private static String toStringOf(Class<?> type) {
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        Map<String, String> settings = new HashMap<>(Map.of(prefix + ".client-id", "x", prefix + ".access-key", "x"));
        secrets(type).forEach((key) -> settings.put(key, "s3cret"));
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind(prefix, type)
                .get()
                .toString();
    }
}
