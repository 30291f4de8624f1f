package dev.slipway.sandbox.aws.model;

/** A body is not what its protocol has. */
public final class MalformedBody extends RuntimeException {

    MalformedBody(String message) {
        super(message);
    }
}
