package dev.slipway.portal.provisioning;

import dev.slipway.portal.secret.Masked;
import dev.slipway.portal.template.Question;
import dev.slipway.portal.template.Question.Kind;
import dev.slipway.portal.web.Choice;
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
public record ParameterField(
        String key, String title, String description, String value, Kind kind, List<Choice> options, String error) {

    /**
     * Makes the field of a question.
     *
     * @param key name of the parameter
     * @param value what stands in it; what looks like a secret is left out
     * @param error what is wrong with it; empty for nothing
     */
    public static ParameterField of(String key, Question question, String value, String error) {
        return new ParameterField(
                key,
                question.title(),
                question.description(),
                Masked.leftOut(value),
                question.kind(),
                question.choices().stream()
                        .map((choice) -> new Choice(choice, choice, choice.equals(value)))
                        .toList(),
                error);
    }

    /** Returns whether it is one of a few values. */
    public boolean isChoice() {
        return this.kind == Kind.CHOICE;
    }

    /** Returns whether it is yes or no. */
    public boolean isFlag() {
        return this.kind == Kind.FLAG;
    }

    /** Returns whether it is typed. */
    public boolean isText() {
        return this.kind == Kind.TEXT || this.kind == Kind.NUMBER;
    }

    /** Returns whether a flag is set. */
    public boolean checked() {
        return this.value.equals("true");
    }

    /** Returns the type of the HTML input. */
    public String inputType() {
        return this.kind == Kind.NUMBER ? "number" : "text";
    }
}
