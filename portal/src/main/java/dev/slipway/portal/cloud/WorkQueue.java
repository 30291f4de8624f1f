package dev.slipway.portal.cloud;

import java.time.Duration;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * The need for a queue that gives each piece of work to one of several instances.
 *
 * <p>Work comes at least once; work of one group comes in order, one piece at a time.
 */
public interface WorkQueue {

    /** Sends a piece of work. */
    Mono<Void> send(Work work);

    /**
     * Begins to hand work to a worker, several pieces at once; work in hand stays hidden from other instances.
     *
     * @return stops taking more when disposed of, which may take some seconds; what is in hand then stays so until it is
     *     answered
     */
    Disposable consume(Worker worker);

    /**
     * A piece of work.
     *
     * @param id what the worker is told
     * @param group work of one group is done one after another
     * @param deduplication the same text within some minutes is the same piece
     */
    record Work(String id, String group, String deduplication) {}

    /** Does work. */
    @FunctionalInterface
    interface Worker {

        /**
         * Does a piece of work, or as much of it as is to be done now.
         *
         * @param id what was sent
         * @return what becomes of the piece; an error gives it back after a while
         */
        Mono<Answer> work(String id);
    }

    /**
     * What becomes of a piece of work.
     *
     * @param done whether it is not to come again
     * @param again after what time it comes again otherwise, to any instance
     */
    record Answer(boolean done, Duration again) {

        /** The work is done. */
        public static Answer finished() {
            return new Answer(true, Duration.ZERO);
        }

        /** The work is to come again. */
        public static Answer giveBack(Duration after) {
            return new Answer(false, after);
        }
    }
}
