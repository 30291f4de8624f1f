package dev.slipway.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what breaks a rule, so that a person reads all of it at once instead of one thing after the other. */
public final class Complaints {

    private final List<InvalidInput> found = new ArrayList<>();

    /** Returns what a check returns, or null when it complains. */
    public <T> @Nullable T asking(Supplier<T> check) {
        try {
            return check.get();
        } catch (InvalidInput complaint) {
            this.found.add(complaint);
            return null;
        }
    }

    /** Adds a complaint. */
    public void add(InvalidInput complaint) {
        this.found.add(complaint);
    }

    /** Throws everything that was gathered; does nothing when that is nothing. */
    public void throwAny() {
        if (!this.found.isEmpty()) {
            throw InvalidInput.of(this.found);
        }
    }
}
