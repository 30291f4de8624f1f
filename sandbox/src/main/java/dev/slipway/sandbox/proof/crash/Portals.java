package dev.slipway.sandbox.proof.crash;

import dev.slipway.sandbox.proof.world.PortalChild;
import dev.slipway.sandbox.proof.world.ProofWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The instances that live at the moment: two, but for the time that a killed one's successor takes to start. */
final class Portals {

    private final ProofWorld world;
    private final Map<String, Object> settings;
    private final List<PortalChild> alive = new CopyOnWriteArrayList<>();

    Portals(ProofWorld world, Map<String, Object> settings) {
        this.world = world;
        this.settings = settings;
    }

    /** Starts what is missing to two, and waits until both serve. */
    void complete() {
        while (this.alive.size() < 2) {
            this.alive.add(this.world.portal(this.settings));
        }
        this.alive.forEach(PortalChild::awaitReady);
    }

    /** Starts a successor without waiting for it. */
    void succeed() {
        this.alive.add(this.world.portal(this.settings));
    }

    /** Kills an instance. */
    void kill(PortalChild portal) {
        this.alive.remove(portal);
        this.world.serve(portal, false);
        portal.kill();
    }

    /** Kills all of them at once. */
    void killAll() {
        this.alive.forEach(this::kill);
    }

    /** Finds an instance by its process. */
    Optional<PortalChild> find(long pid) {
        return this.alive.stream().filter(portal -> portal.pid() == pid).findFirst();
    }

    /** Returns any instance. */
    PortalChild any() {
        return this.alive.get(0);
    }
}
