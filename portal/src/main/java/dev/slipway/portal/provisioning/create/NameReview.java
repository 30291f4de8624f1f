package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Environment;
import java.util.List;

/**
 * The names that follow from an app's name, shown while somebody types it.
 *
 * @param name the app's name
 * @param repository the repository
 * @param jobs the build jobs
 * @param registry the image registry
 * @param addresses where the app will answer
 */
record NameReview(String name, String repository, String jobs, String registry, List<String> addresses) {

    /** Stands for the name while there is none. */
    private static final String ELLIPSIS = "…";

    static NameReview of(AppName name, String organisation, Environment environment) {
        return new NameReview(
                name.value(),
                organisation + "/" + name.repository(),
                "%s/build, %s/deploy".formatted(name.folder(), name.folder()),
                name.registry(),
                List.of(environment.addressOf(name).toString()));
    }

    static NameReview open(String organisation, Environment environment) {
        return new NameReview(
                ELLIPSIS,
                organisation + "/" + ELLIPSIS,
                ELLIPSIS + "/build, " + ELLIPSIS + "/deploy",
                "slipway/" + ELLIPSIS,
                List.of(environment.address().replace("{app}", ELLIPSIS)));
    }
}
