package dev.slipway.events;

/** The content of an event's subject does not fit its type. */
public final class InvalidContent extends IllegalArgumentException {

    private final String member;

    InvalidContent(String member, String message) {
        super(message);
        this.member = member;
    }

    /** Returns the name of the member at fault. */
    public String member() {
        return this.member;
    }
}
