package dev.slipway.portal.doctor;

import reactor.core.publisher.Flux;

/** The need to know whether an outside system is as the settings say. An adapter implements it; it only looks. */
public interface Checkup {

    /** Returns the name of the system for people, such as {@code GitHub}. */
    String system();

    /** Looks at everything that the portal needs there; a fault means that the system could not be asked. */
    Flux<Finding> look();
}
