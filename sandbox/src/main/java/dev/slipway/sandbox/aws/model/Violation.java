package dev.slipway.sandbox.aws.model;

/**
 * One thing that a value has against its model.
 *
 * @param kind sort of rule that is broken
 * @param path where, as AWS's messages spell it, for example {@code tags.1.member.key}
 * @param message what is wrong, in AWS's words
 */
public record Violation(Kind kind, String path, String message) {

    /** The sorts of rules. */
    public enum Kind {
        /** A member that the model does not have. */
        UNKNOWN,
        /** A required member that is not there. */
        MISSING,
        /** A value of another type. */
        TYPE,
        /** A value beside an enumeration, or past a limit of length, size or pattern. */
        CONSTRAINT
    }

    @Override
    public String toString() {
        return this.message;
    }
}
