package dev.slipway.portal.provisioning;

import dev.slipway.portal.secret.Masked;
import dev.slipway.portal.template.Question;
import dev.slipway.portal.template.Question.Kind;
import java.util.List;

/**
 * A question of a template as a field of a form, for the fragment {@code app/parameter}.
 *
 * @param key name of the field
 * @param title short words for it
 * @param description what it does
 * @param value what stands in it
 * @param kind how it is asked
 * @param options answers to choose from
 * @param error what is wrong with it
 */
record ParameterField(
        String key, String title, String description, String value, Kind kind, List<Option> options, String error) {

    static ParameterField of(String key, Question question, String value, String error) {
        return new ParameterField(
                key,
                question.title(),
                question.description(),
                Masked.leftOut(value),
                question.kind(),
                question.choices().stream()
                        .map((choice) -> new Option(choice, choice, choice.equals(value)))
                        .toList(),
                error);
    }

    boolean isChoice() {
        return this.kind == Kind.CHOICE;
    }

    boolean isFlag() {
        return this.kind == Kind.FLAG;
    }

    boolean isText() {
        return this.kind == Kind.TEXT || this.kind == Kind.NUMBER;
    }

    boolean checked() {
        return this.value.equals("true");
    }

    String inputType() {
        return this.kind == Kind.NUMBER ? "number" : "text";
    }

    /**
     * One of a few values.
     *
     * @param value the value
     * @param label its words
     * @param chosen whether it is the one
     */
    record Option(String value, String label, boolean chosen) {}
}
