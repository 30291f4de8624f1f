package dev.slipway.sandbox.aws.rds;

import java.util.List;
import java.util.Map;

/**
 * A subnet group; kept, since a server that listens to this machine only is in no subnet.
 *
 * @param name name, in lower case
 * @param description words for people
 * @param subnets ids of subnets
 * @param tags tags
 */
record SubnetGroup(String name, String description, List<String> subnets, Map<String, String> tags) {

    SubnetGroup {
        subnets = List.copyOf(subnets);
        tags = Map.copyOf(tags);
    }

    SubnetGroup withTags(Map<String, String> tags) {
        return new SubnetGroup(this.name, this.description, this.subnets, tags);
    }
}
