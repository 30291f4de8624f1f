package dev.slipway.sandbox.aws.cloudformation;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.cloudformation.resource.Physical;
import dev.slipway.sandbox.aws.cloudformation.resource.Properties;
import dev.slipway.sandbox.aws.cloudformation.resource.Removal;
import dev.slipway.sandbox.aws.cloudformation.resource.ResourceRequest;
import dev.slipway.sandbox.aws.cloudformation.resource.ResourceType;
import dev.slipway.sandbox.aws.cloudformation.resource.ResourceTypes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates, changes and deletes single resources of one stack, and writes down before and after what it does.
 *
 * <p>Everything answers whether it succeeded; the reason of a failure stands in the stack's events. While the sandbox
 * closes, failures are not written down, so that the next start tries again.
 */
final class ResourceWork {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceWork.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LiveStack stack;
    private final ResourceTypes types;
    private final DynamicReferences references;
    private final BooleanSupplier closing;

    ResourceWork(LiveStack stack, ResourceTypes types, DynamicReferences references, BooleanSupplier closing) {
        this.stack = stack;
        this.types = types;
        this.references = references;
        this.closing = closing;
    }

    /** Creates a resource that is not complete yet; one that a crash interrupted is gone on with. */
    boolean create(Wanted wanted) {
        ResourceRecord planned = this.stack
                .find(wanted.logicalId())
                .map(ResourceWork::goneOnWith)
                .orElseGet(() -> ResourceRecord.planned(wanted.logicalId(), wanted.type(), 0));
        return planned.isComplete() || make(wanted, planned);
    }

    /** What was interrupted in the very call that creates it may be there or not: it begins anew, under another name. */
    private static ResourceRecord goneOnWith(ResourceRecord record) {
        return record.physicalId() != null
                ? record
                : ResourceRecord.planned(record.logicalId(), record.type(), record.generation() + 1);
    }

    /** Brings a resource to what is wanted: creates it, changes it in place, replaces it, or leaves it alone. */
    boolean bring(Wanted wanted) {
        Optional<ResourceRecord> known = this.stack.find(wanted.logicalId());
        if (known.isEmpty() || known.get().physicalId() == null) {
            return create(wanted);
        }
        ResourceRecord record = known.get();
        return attempt(record, "UPDATE_FAILED", () -> {
            JsonNode properties = wanted.properties();
            if (record.isComplete() && isAsBefore(wanted, record, properties)) {
                ResourceRecord same = record.withProperties(record.properties(), wanted.dependencies());
                if (this.stack.now().changesTags()) {
                    retag(wanted, same, properties);
                } else {
                    this.stack.change((stack) -> stack.withUnreportedResource(same));
                }
                return true;
            }
            return change(wanted, record, properties);
        });
    }

    /**
     * Hands changed tags of the stack on to a resource that stays as it is otherwise. It counts as complete all the
     * while, so that a crash in between does not replace it.
     */
    private void retag(Wanted wanted, ResourceRecord record, JsonNode properties) {
        if (!isTaggable(record)) {
            this.stack.change((stack) -> stack.withUnreportedResource(record));
            return;
        }
        this.stack.change((stack) -> stack.withEventOf(record.withStatus("UPDATE_IN_PROGRESS")));
        tag(wanted, record, properties);
        this.stack.resource(record.withStatus("UPDATE_COMPLETE"));
    }

    private void tag(Wanted wanted, ResourceRecord record, JsonNode properties) {
        JsonNode tagged = StackTags.addedTo(properties, wanted.tags(), isTaggable(record));
        Map<String, String> tags = new Properties(tagged).tags();
        if (!tags.isEmpty()) {
            this.types.require(record.type()).tag(physicalIdOf(record), tags);
        }
    }

    private boolean isTaggable(ResourceRecord record) {
        return this.types.schema(record.type()).properties().contains("Tags");
    }

    private static boolean isAsBefore(Wanted wanted, ResourceRecord record, JsonNode properties) {
        return record.type().equals(wanted.type()) && record.properties().equals(properties.toString());
    }

    private boolean change(Wanted wanted, ResourceRecord record, JsonNode properties) {
        ResourceType type = this.types.require(record.type());
        this.types.schema(wanted.type()).check(wanted.logicalId(), properties);
        this.stack.resource(record.withStatus("UPDATE_IN_PROGRESS"));
        Physical existing = new Physical(physicalIdOf(record), record.attributes());
        ResourceRequest after = request(record, properties);
        Optional<Physical> changed = record.type().equals(wanted.type())
                ? type.update(existing, request(record, JSON.readTree(record.properties())), after)
                : Optional.empty();
        boolean onlyTagsFailed = record.status().startsWith("UPDATE_") && isAsBefore(wanted, record, properties);
        if (changed.isEmpty() && !onlyTagsFailed) {
            return replace(wanted, record);
        }
        if (this.stack.now().changesTags()) {
            tag(wanted, record, properties);
        }
        Physical settled = type.settle(changed.orElse(existing));
        this.stack.resource(record.withPhysical(settled)
                .withProperties(properties.toString(), wanted.dependencies())
                .withStatus("UPDATE_COMPLETE"));
        return true;
    }

    private boolean replace(Wanted wanted, ResourceRecord old) {
        this.stack.change(
                (stack) -> stack.withLeftover(old)
                        .withResource(
                                ResourceRecord.planned(wanted.logicalId(), wanted.type(), old.generation() + 1)
                                        .withStatus(
                                                "UPDATE_IN_PROGRESS",
                                                "Requested update requires the creation of a new physical resource; hence creating one.")));
        return this.stack
                .find(wanted.logicalId())
                .map((planned) -> make(wanted, planned))
                .orElse(false);
    }

    private boolean make(Wanted wanted, ResourceRecord planned) {
        return attempt(planned, "CREATE_FAILED", () -> {
            JsonNode properties = wanted.properties();
            this.types.schema(wanted.type()).check(wanted.logicalId(), properties);
            ResourceType type = this.types.require(wanted.type());
            ResourceRecord started = planned.withProperties(properties.toString(), wanted.dependencies());
            if (planned.physicalId() == null) {
                this.stack.resource(started.withStatus("CREATE_IN_PROGRESS"));
                Physical created = type.create(request(started, properties));
                started = started.withPhysical(created);
                this.stack.resource(started.withStatus("CREATE_IN_PROGRESS", "Resource creation Initiated"));
            }
            Physical settled = type.settle(new Physical(physicalIdOf(started), started.attributes()));
            this.stack.resource(started.withPhysical(settled).withStatus("CREATE_COMPLETE"));
            return true;
        });
    }

    /** Deletes a resource; what its policy retains stays, and the events say so. */
    boolean remove(ResourceRecord record, String policy) {
        if (record.physicalId() == null || policy.equals("Retain")) {
            boolean skipped = record.physicalId() != null;
            this.stack.change((stack) -> stack.withoutResource(record)
                    .withEventOf(record.withStatus(skipped ? "DELETE_SKIPPED" : "DELETE_COMPLETE")));
            return true;
        }
        return attempt(record, "DELETE_FAILED", () -> {
            this.stack.resource(record.withStatus("DELETE_IN_PROGRESS"));
            delete(record, policy);
            this.stack.change(
                    (stack) -> stack.withoutResource(record).withEventOf(record.withStatus("DELETE_COMPLETE")));
            return true;
        });
    }

    /** Deletes what an update has left over. A failure is no failure of the update, as with AWS. */
    void removeLeftover(ResourceRecord record, String policy) {
        boolean gone = policy.equals("Retain")
                || attempt(record, null, () -> {
                    delete(record, policy);
                    return true;
                });
        this.stack.change((stack) -> stack.withoutLeftover(record)
                .withEventOf(record.withStatus(gone ? "DELETE_COMPLETE" : "DELETE_FAILED")));
    }

    private void delete(ResourceRecord record, String policy) {
        JsonNode properties = JSON.readTree(record.properties());
        ResourceRequest request = request(record, properties);
        String snapshot = policy.equals("Snapshot") ? request.pickedLowerCaseName(200) : null;
        this.types.require(record.type()).delete(new Removal(physicalIdOf(record), request, snapshot));
    }

    private boolean attempt(ResourceRecord record, @Nullable String statusOfFailure, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (CancellationException ex) {
            return false;
        } catch (RuntimeException ex) {
            LOG.debug(
                    "{} of stack {} failed",
                    record.logicalId(),
                    this.stack.now().name(),
                    ex);
            if (statusOfFailure != null && !this.closing.getAsBoolean()) {
                ResourceRecord now = this.stack.find(record.logicalId()).orElse(record);
                this.stack.resource(now.withStatus(statusOfFailure, reasonOf(ex)));
            }
            return false;
        }
    }

    private ResourceRequest request(ResourceRecord record, JsonNode properties) {
        StackRecord stack = this.stack.now();
        JsonNode tagged = StackTags.addedTo(properties, stack.input().tags(), isTaggable(record));
        return new ResourceRequest(
                stack.name(),
                stack.id(),
                record.logicalId(),
                record.generation(),
                stack.input().tags(),
                new Properties(this.references.resolve(tagged)));
    }

    private static String physicalIdOf(ResourceRecord record) {
        return Optional.ofNullable(record.physicalId()).orElseThrow();
    }

    private static String reasonOf(RuntimeException ex) {
        if (ex instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null) {
            return "Resource handler returned message: \"%s (Service: %s, Status Code: %d, Request ID: %s)\" (RequestToken: %s, HandlerErrorCode: %s)"
                    .formatted(
                            refusal.awsErrorDetails().errorMessage(),
                            refusal.awsErrorDetails().serviceName(),
                            refusal.statusCode(),
                            refusal.requestId(),
                            UUID.randomUUID(),
                            refusal.awsErrorDetails().errorCode());
        }
        return ex instanceof AwsError || ex instanceof IllegalArgumentException
                ? String.valueOf(ex.getMessage())
                : "Internal Failure: " + ex;
    }
}
