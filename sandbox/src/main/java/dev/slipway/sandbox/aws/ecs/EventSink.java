package dev.slipway.sandbox.aws.ecs;

import java.util.List;
import java.util.Map;

/** Takes what a service of AWS tells of itself; customers cannot speak in a service's name. */
@FunctionalInterface
public interface EventSink {

    /**
     * Takes an event.
     *
     * @param source the service
     * @param detailType what kind of event
     * @param resources ARNs of what it is about
     * @param detail the service's own words
     */
    void tell(String source, String detailType, List<String> resources, Map<String, ?> detail);
}
