package dev.slipway.sandbox.aws.sns;

import dev.slipway.sandbox.aws.Arns;
import java.util.Map;

/**
 * A topic.
 *
 * @param name its name
 * @param attributes what was set
 * @param tags tags
 */
record Topic(String name, Map<String, String> attributes, Map<String, String> tags) {

    String arn() {
        return Arns.of("sns", this.name);
    }

    boolean isFifo() {
        return this.name.endsWith(".fifo");
    }
}
