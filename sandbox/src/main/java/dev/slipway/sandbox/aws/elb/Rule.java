package dev.slipway.sandbox.aws.elb;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A rule of the listener: requests for these hosts and paths go to that target group.
 *
 * @param arn its ARN
 * @param priority lower ones are asked first
 * @param hosts patterns of hosts; empty for all
 * @param paths patterns of paths; empty for all
 * @param targetGroup ARN of the target group
 * @param tags its tags
 */
record Rule(
        String arn,
        int priority,
        List<String> hosts,
        List<String> paths,
        String targetGroup,
        Map<String, String> tags) {

    /** Copies the collections. */
    Rule {
        hosts = List.copyOf(hosts);
        paths = List.copyOf(paths);
        tags = Map.copyOf(tags);
    }

    boolean matches(String host, String path) {
        String name = host.toLowerCase(Locale.ROOT);
        return (this.hosts.isEmpty()
                        || this.hosts.stream().anyMatch((pattern) -> like(pattern.toLowerCase(Locale.ROOT), name)))
                && (this.paths.isEmpty() || this.paths.stream().anyMatch((pattern) -> like(pattern, path)));
    }

    Rule withTags(Map<String, String> tags) {
        return new Rule(this.arn, this.priority, this.hosts, this.paths, this.targetGroup, tags);
    }

    private static boolean like(String pattern, String value) {
        String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(expression, value);
    }
}
