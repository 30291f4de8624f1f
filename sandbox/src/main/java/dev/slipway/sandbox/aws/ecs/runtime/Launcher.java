package dev.slipway.sandbox.aws.ecs.runtime;

import java.io.IOException;

/** A way to run an image's process on this machine. */
public interface Launcher {

    /** Starts a process. */
    Container start(Launch launch) throws IOException;

    /** Returns how processes run, in words for people. */
    String description();

    /** Returns whether files of images keep their owners, so that the process can change its user. */
    boolean keepsOwners();

    /** Returns the best way that this machine allows. */
    static Launcher ofThisMachine() {
        return NamespaceLauncher.works()
                ? new NamespaceLauncher(MemoryGroups.ofThisMachine().orElse(null))
                : new HostLauncher();
    }
}
