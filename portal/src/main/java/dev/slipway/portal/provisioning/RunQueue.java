package dev.slipway.portal.provisioning;

import reactor.core.publisher.Mono;

/** Tells the instances of the portal that a run waits for one of them. */
public interface RunQueue {

    /**
     * Sends a run's id. A lost or repeated message does no harm: runs without a holder are found and sent again.
     *
     * @param message what is sent
     */
    Mono<Void> send(Message message);

    /**
     * One message.
     *
     * @param run id of the run
     * @param group runs of one group are taken one after another
     * @param deduplication the same text within some minutes is the same message
     */
    record Message(String run, String group, String deduplication) {}
}
