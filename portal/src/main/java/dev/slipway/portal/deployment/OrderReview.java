package dev.slipway.portal.deployment;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment or a promotion would do.
 *
 * @param environment where to
 * @param digest the image
 * @param commit the commit that it was built from
 * @param running the commit that runs there now; null where nothing does
 * @param underWay the deployment that is under way there; null where none is
 * @param setUp what is set up first; empty where everything is there
 * @param refusals why it would be refused now
 * @param needsApproval whether somebody must approve it
 */
public record OrderReview(
        String environment,
        String digest,
        String commit,
        @Nullable String running,
        @Nullable URI underWay,
        List<String> setUp,
        List<String> refusals,
        boolean needsApproval) {

    /** Copies the lists. */
    public OrderReview {
        setUp = List.copyOf(setUp);
        refusals = List.copyOf(refusals);
    }
}
