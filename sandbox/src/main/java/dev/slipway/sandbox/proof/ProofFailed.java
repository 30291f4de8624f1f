package dev.slipway.sandbox.proof;

/** A promise that does not hold; the message says what was expected and what was seen. */
public final class ProofFailed extends RuntimeException {

    /** @param message what was expected, and what was seen */
    public ProofFailed(String message) {
        super(message);
    }
}
