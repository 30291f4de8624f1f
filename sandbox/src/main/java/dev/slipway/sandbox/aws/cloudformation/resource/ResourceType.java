package dev.slipway.sandbox.aws.cloudformation.resource;

import java.util.Map;
import java.util.Optional;

/**
 * One type of resource. Its methods block; a service's refusal comes out as the SDK's exception.
 *
 * <p>A type that says nothing about updates is replaced by a new resource when its properties change, as AWS does with
 * what cannot be changed in place.
 */
public interface ResourceType {

    /** Returns its name, such as {@code AWS::S3::Bucket}. */
    String name();

    /** Creates a resource; it need not be usable yet. */
    Physical create(ResourceRequest request);

    /** Waits until a created resource can be used. */
    default Physical settle(Physical created) {
        return created;
    }

    /** Changes a resource in place; empty when it has to be replaced. */
    default Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        return Optional.empty();
    }

    /**
     * Sets tags of a resource in place; its others stay. A type that says nothing keeps the tags that it was made with.
     *
     * @param id its physical id
     */
    default void tag(String id, Map<String, String> tags) {}

    /**
     * Returns whether a resource that was created is still there; empty for a type whose drift is not looked at.
     *
     * @param id its physical id
     */
    default Optional<Boolean> isThere(String id) {
        return Optional.empty();
    }

    /** Deletes a resource; nothing happens when it is gone already. */
    void delete(Removal removal);
}
