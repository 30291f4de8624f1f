package dev.slipway.portal.app;

import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.StateLabel;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * An app at a glance.
 *
 * @param create its create run, unless that went well; one at most
 * @param environments what runs where
 * @param command command that gets the code; empty until there is a repository
 * @param places where its parts are
 * @param deployments its latest deployments
 */
record AppView(
        List<CreateRun> create,
        List<EnvironmentPanel> environments,
        String command,
        List<Place> places,
        List<AttemptRow> deployments) {

    static AppView of(
            List<EnvironmentPanel> environments,
            List<Deployment> deployments,
            List<Resource> inventory,
            List<Run> createRun,
            Instant now) {
        List<Place> places = inventory.stream()
                .filter((resource) -> resource.state() == Resource.State.CREATED)
                .flatMap(Place::of)
                .toList();
        return new AppView(
                createRun.stream()
                        .filter((run) -> run.state() != RunState.SUCCEEDED)
                        .map(CreateRun::of)
                        .toList(),
                environments,
                places.stream()
                        .filter((place) -> place.title().equals(ResourceKind.REPOSITORY.title()))
                        .map((place) -> "git clone " + place.href() + ".git")
                        .findFirst()
                        .orElse(""),
                places,
                deployments.stream()
                        .map((deployment) -> AttemptRow.of(deployment, now))
                        .toList());
    }

    /**
     * The create run of an app that is not created yet.
     *
     * @param href its page
     * @param state how far it has come
     * @param words what that means
     */
    record CreateRun(String href, StateLabel state, String words) {
        static CreateRun of(Run run) {
            String href = "/runs/" + run.id();
            return switch (run.state()) {
                case FAILED ->
                    new CreateRun(
                            href,
                            StateLabel.failed("create failed"),
                            "The app is not whole: a step could not be done.");
                case CANCELLED ->
                    new CreateRun(
                            href,
                            StateLabel.held("create cancelled"),
                            "The app is not whole: somebody stopped its creation.");
                default -> new CreateRun(href, StateLabel.running("being created"), "Not everything is there yet.");
            };
        }
    }

    /**
     * Where a part of the app is.
     *
     * @param title what it is
     * @param href its address
     */
    record Place(String title, String href) {
        static Stream<Place> of(Resource resource) {
            String href = PageAddress.outside(resource.address());
            return href == null
                    ? Stream.empty()
                    : Stream.of(new Place(resource.kind().title(), href));
        }
    }
}
