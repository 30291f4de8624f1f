package dev.slipway.sandbox.proof.world;

import dev.slipway.portal.PortalApplication;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A portal in a process of its own. It ends with its standard input, so that it does not outlive who started it. */
public final class PortalMain {

    private PortalMain() {}

    /** @param arguments the portal's own */
    public static void main(String[] arguments) {
        Thread watch = new Thread(PortalMain::endWithInput, "end-with-input");
        watch.setDaemon(true);
        watch.start();
        PortalApplication.main(arguments);
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes; only the end counts.
                continue;
            }
            Runtime.getRuntime().halt(0);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
