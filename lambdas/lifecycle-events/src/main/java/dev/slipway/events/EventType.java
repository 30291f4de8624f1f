package dev.slipway.events;

import static dev.slipway.events.Member.Kind.LINK;
import static dev.slipway.events.Member.Kind.OUTCOME;
import static dev.slipway.events.Member.Kind.REFERENCE;
import static dev.slipway.events.Member.Kind.SEVERITY;
import static dev.slipway.events.Member.Kind.SUITE;
import static dev.slipway.events.Member.Kind.TEXT;
import static dev.slipway.events.Member.Kind.URI;
import static dev.slipway.events.Member.optional;
import static dev.slipway.events.Member.required;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events that are published: those of CDEvents 0.5.1 that fit, and custom ones ({@code dev.cdeventsx.slipway-…}) for
 * what the vocabulary lacks. Each knows which members its subject's content may have.
 *
 * @see <a href="https://github.com/cdevents/spec/tree/v0.5.1">CDEvents 0.5.1</a>
 */
public enum EventType {
    REPOSITORY_CREATED(
            "dev.cdevents.repository.created.0.3.0",
            required("name", TEXT),
            required("uri", URI),
            optional("owner", TEXT),
            optional("viewUrl", URI)),
    REPOSITORY_DELETED(
            "dev.cdevents.repository.deleted.0.3.0",
            optional("name", TEXT),
            optional("uri", URI),
            optional("owner", TEXT),
            optional("viewUrl", URI)),
    PIPELINE_RUN_QUEUED("dev.cdevents.pipelinerun.queued.0.3.0", optional("pipelineName", TEXT), optional("uri", URI)),
    PIPELINE_RUN_STARTED(
            "dev.cdevents.pipelinerun.started.0.3.0", required("pipelineName", TEXT), required("uri", URI)),
    PIPELINE_RUN_FINISHED(
            "dev.cdevents.pipelinerun.finished.0.3.0",
            optional("pipelineName", TEXT),
            optional("uri", URI),
            optional("outcome", OUTCOME),
            optional("errors", TEXT)),
    BUILD_QUEUED("dev.cdevents.build.queued.0.3.0"),
    BUILD_STARTED("dev.cdevents.build.started.0.3.0"),
    BUILD_FINISHED("dev.cdevents.build.finished.0.3.0", optional("artifactId", TEXT)),
    TEST_SUITE_RUN_FINISHED(
            "dev.cdevents.testsuiterun.finished.0.3.0",
            required("environment", REFERENCE),
            required("outcome", OUTCOME),
            optional("testSuite", SUITE),
            optional("severity", SEVERITY),
            optional("reason", TEXT)),
    ARTIFACT_PACKAGED("dev.cdevents.artifact.packaged.0.3.0", required("change", REFERENCE), optional("sbom", LINK)),
    ARTIFACT_PUBLISHED("dev.cdevents.artifact.published.0.3.0", optional("sbom", LINK), optional("user", TEXT)),
    ARTIFACT_SIGNED("dev.cdevents.artifact.signed.0.3.0", required("signature", TEXT)),
    SERVICE_DEPLOYED(
            "dev.cdevents.service.deployed.0.3.0", required("environment", REFERENCE), required("artifactId", TEXT)),
    SERVICE_UPGRADED(
            "dev.cdevents.service.upgraded.0.3.0", required("environment", REFERENCE), required("artifactId", TEXT)),
    SERVICE_ROLLED_BACK(
            "dev.cdevents.service.rolledback.0.3.0", required("environment", REFERENCE), required("artifactId", TEXT)),
    SERVICE_REMOVED("dev.cdevents.service.removed.0.3.0", optional("environment", REFERENCE)),
    ENVIRONMENT_CREATED("dev.cdevents.environment.created.0.3.0", optional("name", TEXT), optional("uri", URI)),
    ENVIRONMENT_MODIFIED("dev.cdevents.environment.modified.0.3.0", optional("name", TEXT), optional("uri", URI)),
    ENVIRONMENT_DELETED("dev.cdevents.environment.deleted.0.3.0", optional("name", TEXT)),
    INCIDENT_DETECTED(
            "dev.cdevents.incident.detected.0.3.0",
            required("environment", REFERENCE),
            optional("description", TEXT),
            optional("service", REFERENCE),
            optional("artifactId", TEXT)),
    INCIDENT_RESOLVED(
            "dev.cdevents.incident.resolved.0.3.0",
            required("environment", REFERENCE),
            optional("description", TEXT),
            optional("service", REFERENCE),
            optional("artifactId", TEXT)),

    /** An app is ready to be worked on. */
    APP_CREATED(
            "dev.cdeventsx.slipway-app.created.0.1.0",
            required("team", TEXT),
            required("owner", TEXT),
            required("template", TEXT)),
    /** An app belongs to another team or owner now. */
    APP_TRANSFERRED(
            "dev.cdeventsx.slipway-app.transferred.0.1.0",
            required("team", TEXT),
            required("owner", TEXT),
            required("formerTeam", TEXT),
            required("formerOwner", TEXT)),
    /** A create run gave up. */
    APP_FAILED("dev.cdeventsx.slipway-app.failed.0.1.0", required("step", TEXT), required("reason", TEXT)),
    /** One step of a run ended. */
    STEP_FINISHED(
            "dev.cdeventsx.slipway-step.finished.0.1.0",
            required("run", TEXT),
            required("step", TEXT),
            required("outcome", OUTCOME),
            optional("reason", TEXT)),
    /** A deployment was asked for and waits for somebody's approval. */
    DEPLOYMENT_WAITING(
            "dev.cdeventsx.slipway-deployment.waiting.0.1.0",
            required("environment", REFERENCE),
            required("reason", TEXT),
            optional("artifactId", TEXT)),
    /** A deployment was accepted and begins. */
    DEPLOYMENT_STARTED(
            "dev.cdeventsx.slipway-deployment.started.0.1.0",
            required("environment", REFERENCE),
            optional("artifactId", TEXT)),
    /** A deployment was asked for and refused by a rule. */
    DEPLOYMENT_REFUSED(
            "dev.cdeventsx.slipway-deployment.refused.0.1.0",
            required("environment", REFERENCE),
            required("reason", TEXT),
            optional("artifactId", TEXT)),
    /** Somebody, or a newer deployment, stopped a deployment. */
    DEPLOYMENT_CANCELLED(
            "dev.cdeventsx.slipway-deployment.cancelled.0.1.0",
            required("environment", REFERENCE),
            required("reason", TEXT),
            optional("artifactId", TEXT)),
    /** A deployment began and did not reach its end. */
    DEPLOYMENT_FAILED(
            "dev.cdeventsx.slipway-deployment.failed.0.1.0",
            required("environment", REFERENCE),
            required("reason", TEXT),
            optional("artifactId", TEXT)),
    /** ECS says how far a rollout is, whoever began it. */
    ROLLOUT_OBSERVED(
            "dev.cdeventsx.slipway-rollout.observed.0.1.0",
            required("environment", REFERENCE),
            required("state", TEXT),
            optional("reason", TEXT)),
    /** ECS says that a task has another state. */
    TASK_OBSERVED(
            "dev.cdeventsx.slipway-task.observed.0.1.0",
            required("environment", REFERENCE),
            required("state", TEXT),
            optional("reason", TEXT));

    private final String id;
    private final List<Member> members;

    EventType(String id, Member... members) {
        this.id = id;
        this.members = List.of(members);
    }

    /** Returns the CDEvents type with its version. */
    public String id() {
        return this.id;
    }

    /** Returns the members that the subject's content may have. */
    public List<Member> members() {
        return this.members;
    }

    /** Finds the type of an event, whichever version of it was sent. */
    public static Optional<EventType> find(String id) {
        String name = withoutVersion(id);
        return Arrays.stream(values())
                .filter((type) -> withoutVersion(type.id).equals(name))
                .findFirst();
    }

    /**
     * Checks the content of a subject.
     *
     * @throws InvalidContent naming the member that is missing, unknown or of another shape
     */
    public void check(Map<String, ?> content) {
        this.members.forEach((member) -> member.check(content));
        for (String name : content.keySet()) {
            if (this.members.stream().noneMatch((member) -> member.name().equals(name))) {
                throw new InvalidContent(
                        name,
                        "%s has no member '%s'; it may have %s."
                                .formatted(
                                        this.id,
                                        name,
                                        this.members.stream().map(Member::name).toList()));
            }
        }
    }

    private static String withoutVersion(String id) {
        return id.replaceFirst("(\\.\\d+){3}$", "");
    }
}
