package dev.slipway.portal.app;

import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.provisioning.keeper.Sight;
import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.StateLabel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource as a row of its app's page.
 *
 * @param kind what it is
 * @param name its name there
 * @param address its page
 * @param state whether it is known to be there
 * @param outsideId its identifier there
 * @param differs whether it is not as the inventory says
 * @param drift what differs
 */
record ResourceRow(
        String kind,
        String name,
        @Nullable String address,
        StateLabel state,
        @Nullable String outsideId,
        boolean differs,
        String drift) {

    /**
     * Returns a resource as a row.
     *
     * @param seen what was seen of it just now; empty when nobody has looked
     */
    static ResourceRow of(Resource resource, Optional<Sight> seen) {
        return new ResourceRow(
                resource.kind().title(),
                resource.name(),
                PageAddress.outside(resource.address()),
                seen.map(ResourceRow::label).orElseGet(() -> label(resource)),
                resource.outsideId(),
                seen.map((sight) -> sight.state() != Sight.State.THERE).orElse(false),
                seen.map(Sight::words).orElse(""));
    }

    private static StateLabel label(Resource resource) {
        return switch (resource.state()) {
            case PLANNED -> StateLabel.waiting("planned");
            case CREATED -> StateLabel.done("there");
            case REMOVED -> StateLabel.held("removed");
            case KEPT -> StateLabel.held("kept, archived");
        };
    }

    private static StateLabel label(Sight seen) {
        return switch (seen.state()) {
            case THERE -> StateLabel.done("there, as it should be");
            case CHANGED -> StateLabel.held("changed");
            case MISSING -> StateLabel.failed("missing");
            case FOREIGN -> StateLabel.failed("somebody else’s");
        };
    }
}
