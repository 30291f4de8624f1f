package dev.slipway.sandbox.pipeline;

/** Lets a checked exception pass where Groovy, which knows no checked exceptions, calls a Java signature. */
final class Sneaky {

    private Sneaky() {}

    static RuntimeException rethrow(Throwable ex) {
        throw Sneaky.<RuntimeException>as(ex);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T as(Throwable ex) throws T {
        throw (T) ex;
    }
}
