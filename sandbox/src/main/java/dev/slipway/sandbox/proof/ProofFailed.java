package dev.slipway.sandbox.proof;

/** A promise that does not hold; the message says what was expected and what was seen. */
final class ProofFailed extends RuntimeException {

    ProofFailed(String message) {
        super(message);
    }
}
