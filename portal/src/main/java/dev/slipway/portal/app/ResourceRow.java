package dev.slipway.portal.app;

import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.StateLabel;
import org.jspecify.annotations.Nullable;

/**
 * A resource as a row of its app's page.
 *
 * @param kind what it is
 * @param name its name there
 * @param address its page
 * @param state whether it is known to be there
 * @param outsideId its identifier there
 */
record ResourceRow(
        String kind,
        String name,
        @Nullable String address,
        StateLabel state,
        @Nullable String outsideId) {

    static ResourceRow of(Resource resource) {
        StateLabel state = switch (resource.state()) {
            case PLANNED -> StateLabel.waiting("planned");
            case CREATED -> StateLabel.done("there");
            case REMOVED -> StateLabel.held("removed");
            case KEPT -> StateLabel.held("kept, archived");
        };
        return new ResourceRow(
                resource.kind().title(),
                resource.name(),
                PageAddress.outside(resource.address()),
                state,
                resource.outsideId());
    }
}
