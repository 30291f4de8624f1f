package dev.slipway.portal.secret;

import org.jspecify.annotations.Nullable;

/** Settings that the portal does not start with. No message holds a secret. */
public final class RefusedSettings extends RuntimeException {

    private final String remedy;

    /**
     * @param message which setting, and why
     * @param remedy what to do
     * @param cause what was behind it
     */
    public RefusedSettings(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** Returns what to do. */
    public String remedy() {
        return this.remedy;
    }
}
