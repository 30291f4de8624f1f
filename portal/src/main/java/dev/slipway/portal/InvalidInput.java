package dev.slipway.portal;

/**
 * Input that breaks a rule of ours: the fault of the caller, shown at the field.
 *
 * <p>The message says what was given, what is allowed and what to do. Answers as 422 problem details with the field.
 */
public class InvalidInput extends RuntimeException {

    private final String field;

    /**
     * @param field name of the field as the API and the form call it
     * @param message what was given, what is allowed, what to do
     */
    public InvalidInput(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Returns the field that the message belongs to. */
    public String field() {
        return this.field;
    }
}
