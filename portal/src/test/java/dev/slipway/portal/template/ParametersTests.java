package dev.slipway.portal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.portal.InvalidInput;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParametersTests {

    @TempDir
    Path folder;

    private Template template;

    @BeforeEach
    void load() {
        this.template = new TemplateOnDisk(this.folder).template();
    }

    private ThrowableAssertAlternative<InvalidInput> refused(Map<String, Object> answers) {
        return assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.template.complete(answers));
    }

    @Test
    void fillsInDefaultsInTheOrderOfTheManifest() {
        assertThat(this.template.complete(Map.of("colour", "blue")))
                .containsExactly(Map.entry("size", "small"), Map.entry("colour", "blue"));
    }

    @Test
    void takesNullForNoAnswer() {
        Map<String, Object> answers = new HashMap<>();
        answers.put("size", null);

        assertThat(this.template.complete(answers)).containsEntry("size", "small");
    }

    @Test
    void refusesAnUnknownParameter() {
        refused(Map.of("weight", 3))
                .withMessage("tiny@1.2.0 has no parameter 'weight'; it has: size, colour.")
                .extracting(InvalidInput::field)
                .isEqualTo("parameters.weight");
    }

    @Test
    void namesTheAnswersThatAreAllowed() {
        refused(Map.of("size", "huge"))
                .withMessage("This answer to 'size' is not allowed; use one of: small, large.")
                .extracting(InvalidInput::field)
                .isEqualTo("parameters.size");
    }

    @Test
    void saysWhyAnswersDoNotGoTogether() {
        refused(Map.of("size", "large", "colour", "green"))
                .withMessage(
                        "This answer to 'colour' is not allowed (large things are never green); use one of: red, blue.")
                .extracting(InvalidInput::field)
                .isEqualTo("parameters.colour");
    }

    @Test
    void refusesAnAnswerOfTheWrongType() {
        refused(Map.of("colour", 7)).extracting(InvalidInput::field).isEqualTo("parameters.colour");
    }

    @Test
    void refusesAnAnswerThatBreaksItsPattern() {
        refused(Map.of("colour", "RED")).withMessageContaining("'colour'").withMessageContaining("^[a-z ]*$");
    }

    @Test
    void refusesAnEndlessAnswer() {
        refused(Map.of("colour", "x".repeat(1_001))).withMessageContaining("at most 1000");
    }

    @Test
    void refusesControlCharacters() {
        refused(Map.of("colour", "red\nblue")).withMessageContaining("control character");
    }

    @Test
    void refusesSecretsWithoutRepeatingThem() {
        refused(Map.of("colour", "ghp_16C7e42F292c6912E7710c838347Ae178B4a"))
                .withMessageContaining("looks like a secret")
                .withMessageNotContaining("16C7e42F");
    }
}
