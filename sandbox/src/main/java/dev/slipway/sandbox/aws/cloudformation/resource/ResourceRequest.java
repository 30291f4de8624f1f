package dev.slipway.sandbox.aws.cloudformation.resource;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What a stack wants of one resource.
 *
 * @param stackName name of the stack
 * @param stackId ARN of the stack
 * @param logicalId the resource's name in the template
 * @param generation how many resources stood in its place before
 * @param tags the stack's tags
 * @param properties the evaluated properties; their {@code Tags} hold the stack's tags already
 */
public record ResourceRequest(
        String stackName,
        String stackId,
        String logicalId,
        int generation,
        Map<String, String> tags,
        Properties properties) {

    /** Returns a name as CloudFormation picks it, always the same one for this resource: {@code stack-Logical-RANDOM}. */
    public String pickedName(int longest) {
        return GeneratedName.of(this.stackName, this.logicalId, seed(), longest);
    }

    /** Returns a name in lower case, for services that want it so. */
    public String pickedLowerCaseName(int longest) {
        return pickedName(longest).toLowerCase(Locale.ROOT);
    }

    /** Returns a name without the stack's, as secrets have it: {@code Logical-random}. */
    public String pickedShortName() {
        return GeneratedName.of("", this.logicalId, seed(), 128);
    }

    /** Returns a token that makes a repeated creation harmless. */
    public String token() {
        return UUID.nameUUIDFromBytes(seed().getBytes(StandardCharsets.UTF_8)).toString();
    }

    private String seed() {
        return this.stackId + "/" + this.logicalId + "/" + this.generation;
    }
}
