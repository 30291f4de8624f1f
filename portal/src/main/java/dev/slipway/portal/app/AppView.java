package dev.slipway.portal.app;

import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.ShortId;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.When;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An app as its page shows it.
 *
 * @param name its name
 * @param team slug of its team
 * @param owner login of its owner
 * @param template {@code id@version} of its template
 * @param created when its name was reserved
 * @param create its create run, unless that went well; one at most
 * @param environments what runs where
 * @param command command that gets the code; empty until there is a repository
 * @param places where its parts are
 * @param deployments its latest deployments
 * @param inventory what it owns
 */
record AppView(
        String name,
        String team,
        String owner,
        String template,
        When created,
        List<CreateRun> create,
        List<EnvironmentPanel> environments,
        String command,
        List<Place> places,
        List<Attempt> deployments,
        List<Item> inventory) {

    static AppView of(
            App app,
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
                app.name().value(),
                app.team(),
                app.owner().login(),
                app.template(),
                When.of(app.createdAt(), now),
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
                        .map((deployment) -> Attempt.of(deployment, now))
                        .toList(),
                inventory.stream().map(Item::of).toList());
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

    /**
     * A deployment.
     *
     * @param when when it was asked for
     * @param environment where to
     * @param state how it went
     * @param commit the commit
     * @param digest the image
     * @param who who asked
     * @param build page of the build
     * @param reason why it failed or was refused
     * @param log last log lines of a failed one
     */
    record Attempt(
            When when,
            String environment,
            StateLabel state,
            ShortId commit,
            ShortId digest,
            String who,
            @Nullable String build,
            String reason,
            String log) {
        static Attempt of(Deployment deployment, Instant now) {
            StateLabel state = switch (deployment.state()) {
                case QUEUED -> StateLabel.waiting("queued");
                case RUNNING -> StateLabel.running("running");
                case SUCCEEDED -> StateLabel.done("succeeded");
                case FAILED -> StateLabel.failed("failed");
                case REFUSED -> StateLabel.held("refused");
            };
            return new Attempt(
                    When.of(deployment.createdAt(), now),
                    deployment.environment().value(),
                    state,
                    ShortId.commit(deployment.commit()),
                    ShortId.digest(deployment.digest()),
                    deployment.who(),
                    PageAddress.outside(deployment.build()),
                    Objects.requireNonNullElse(deployment.reason(), ""),
                    String.join("\n", deployment.logTail()));
        }
    }

    /**
     * A resource.
     *
     * @param kind what it is
     * @param name its name there
     * @param address its page
     * @param state whether it is known to be there
     * @param outsideId its identifier there
     */
    record Item(
            String kind,
            String name,
            @Nullable String address,
            StateLabel state,
            @Nullable String outsideId) {
        static Item of(Resource resource) {
            StateLabel state = switch (resource.state()) {
                case PLANNED -> StateLabel.waiting("planned");
                case CREATED -> StateLabel.done("there");
                case REMOVED -> StateLabel.held("removed");
            };
            return new Item(
                    resource.kind().title(),
                    resource.name(),
                    PageAddress.outside(resource.address()),
                    state,
                    resource.outsideId());
        }
    }
}
