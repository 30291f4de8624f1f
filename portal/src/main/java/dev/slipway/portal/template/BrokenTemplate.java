package dev.slipway.portal.template;

import java.nio.file.Path;

/** A template that cannot be used: the fault of its author, found when the catalogue is loaded. */
public class BrokenTemplate extends RuntimeException {

    /**
     * @param file the file at fault
     * @param reason what is wrong with it and what is allowed
     */
    public BrokenTemplate(Path file, String reason) {
        super(file + ": " + reason);
    }

    BrokenTemplate(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
