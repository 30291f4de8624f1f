package dev.slipway.portal;

import dev.slipway.portal.secret.Masked;
import java.util.List;
import java.util.stream.Stream;

/**
 * Input that breaks a rule of ours: the fault of the caller, shown at the field.
 *
 * <p>The message says what was given, what is allowed and what to do. Answers as 422 problem details with the field, and
 * with every {@link #all other field} that was found at fault in the same look.
 */
public class InvalidInput extends RuntimeException {

    private final String field;
    private final transient List<InvalidInput> others;

    /**
     * @param field name of the field as the API and the form call it
     * @param message what was given, what is allowed, what to do
     */
    public InvalidInput(String field, String message) {
        this(field, message, List.of());
    }

    private InvalidInput(String field, String message, List<InvalidInput> others) {
        super(Masked.in(message));
        this.field = field;
        this.others = List.copyOf(others);
    }

    /**
     * Returns one fault that tells of several.
     *
     * @param found what is wrong, in the order of the form; at least one
     */
    public static InvalidInput of(List<InvalidInput> found) {
        InvalidInput first = found.get(0);
        List<InvalidInput> others =
                found.stream().skip(1).flatMap((each) -> each.all().stream()).toList();
        return new InvalidInput(
                first.field,
                String.valueOf(first.getMessage()),
                Stream.concat(first.others.stream(), others.stream()).toList());
    }

    /** Returns the field that the message belongs to. */
    public String field() {
        return this.field;
    }

    /** Returns this and whatever else was found wrong in the same look, each about one field. */
    public List<InvalidInput> all() {
        return Stream.concat(
                        Stream.of(new InvalidInput(this.field, String.valueOf(getMessage()))), this.others.stream())
                .toList();
    }
}
