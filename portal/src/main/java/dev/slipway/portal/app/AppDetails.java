package dev.slipway.portal.app;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.inventory.Resource;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An app with what belongs to it, as the API shows it.
 *
 * @param app the app
 * @param running what runs where
 * @param resources what exists outside because of it
 */
record AppDetails(@JsonUnwrapped AppAnswer app, List<Place> running, List<Owned> resources) {

    /**
     * What runs in an environment.
     *
     * @param environment the environment's name
     * @param address where the app answers
     * @param digest digest of its image
     * @param commit commit that the image was built from
     * @param deployment the deployment that brought it
     * @param since since when
     */
    record Place(
            String environment,
            URI address,
            String digest,
            String commit,
            URI deployment,
            @Nullable Instant since) {

        static Place of(URI address, Deployment current) {
            return new Place(
                    current.environment().value(),
                    address,
                    current.digest(),
                    current.commit(),
                    current.address(),
                    current.endedAt());
        }
    }

    /**
     * One thing of the inventory.
     *
     * @param kind what it is, for people
     * @param name its name in its system
     * @param state {@code planned}, {@code created} or {@code removed}
     * @param address where a person can look at it
     */
    record Owned(
            String kind,
            String name,
            String state,
            @Nullable URI address) {

        static Owned of(Resource resource) {
            return new Owned(
                    resource.kind().title(),
                    resource.name(),
                    resource.state().name().toLowerCase(Locale.ROOT),
                    resource.address());
        }
    }
}
