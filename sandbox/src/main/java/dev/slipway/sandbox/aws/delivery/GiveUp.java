package dev.slipway.sandbox.aws.delivery;

/** Another attempt would be of no use; the cause says why. */
public final class GiveUp extends RuntimeException {

    /** @param cause what went wrong */
    public GiveUp(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
