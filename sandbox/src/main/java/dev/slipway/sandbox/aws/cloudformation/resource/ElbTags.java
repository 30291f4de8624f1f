package dev.slipway.sandbox.aws.cloudformation.resource;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/** Tags in the load balancer's own shape. */
final class ElbTags {

    private ElbTags() {}

    static List<Tag> of(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map((tag) ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
