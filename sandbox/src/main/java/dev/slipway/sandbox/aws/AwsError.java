package dev.slipway.sandbox.aws;

/** A refusal in AWS's own words: the code and the HTTP status of the service's model. */
public final class AwsError extends RuntimeException {

    private final int status;
    private final String code;

    /**
     * @param status HTTP status
     * @param code error code, such as {@code RepositoryNotFoundException}
     * @param message words for people
     */
    public AwsError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** A refusal of the caller's input with status 400. */
    public static AwsError of(String code, String message) {
        return new AwsError(400, code, message);
    }

    /** Returns the HTTP status. */
    public int status() {
        return this.status;
    }

    /** Returns the error code. */
    public String code() {
        return this.code;
    }
}
