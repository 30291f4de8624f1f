package dev.slipway.sandbox.oidc;

/** An error of the protocol: its code as the specification names it, and words for people. */
final class OAuthError extends RuntimeException {

    private final String code;

    OAuthError(String code, String description) {
        super(description, null, false, false);
        this.code = code;
    }

    String code() {
        return this.code;
    }
}
