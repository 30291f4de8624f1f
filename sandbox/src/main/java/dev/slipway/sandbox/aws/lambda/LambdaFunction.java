package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.AwsError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function with all that belongs to it. What can be said of each version or alias is kept by qualifier, {@code $LATEST}
 * where none was given.
 *
 * @param latest the version that changes
 * @param published the versions that do not
 * @param aliases aliases by name
 * @param permissions statements of the resource policies, by qualifier and id
 * @param asynchronous settings for asynchronous invocations, by qualifier
 * @param tags tags
 */
record LambdaFunction(
        FunctionVersion latest,
        List<FunctionVersion> published,
        Map<String, Alias> aliases,
        Map<String, Map<String, Permission>> permissions,
        Map<String, AsynchronousSettings> asynchronous,
        Map<String, String> tags) {

    LambdaFunction withLatest(FunctionVersion version) {
        return new LambdaFunction(
                version, this.published, this.aliases, this.permissions, this.asynchronous, this.tags);
    }

    LambdaFunction withPublished(FunctionVersion version) {
        List<FunctionVersion> all = new ArrayList<>(this.published);
        all.add(version);
        return new LambdaFunction(this.latest, all, this.aliases, this.permissions, this.asynchronous, this.tags);
    }

    LambdaFunction withoutPublished(String version) {
        List<FunctionVersion> rest = new ArrayList<>(this.published);
        rest.removeIf((each) -> each.version().equals(version));
        return new LambdaFunction(this.latest, rest, this.aliases, this.permissions, this.asynchronous, this.tags);
    }

    LambdaFunction withAliases(Map<String, Alias> changed) {
        return new LambdaFunction(this.latest, this.published, changed, this.permissions, this.asynchronous, this.tags);
    }

    LambdaFunction withPermissions(String qualifier, Map<String, Permission> statements) {
        Map<String, Map<String, Permission>> all = new LinkedHashMap<>(this.permissions);
        all.put(qualifier, statements);
        return new LambdaFunction(this.latest, this.published, this.aliases, all, this.asynchronous, this.tags);
    }

    LambdaFunction withAsynchronous(Map<String, AsynchronousSettings> changed) {
        return new LambdaFunction(this.latest, this.published, this.aliases, this.permissions, changed, this.tags);
    }

    LambdaFunction withTags(Map<String, String> changed) {
        return new LambdaFunction(
                this.latest, this.published, this.aliases, this.permissions, this.asynchronous, changed);
    }

    /**
     * Returns the version that a qualifier means.
     *
     * @throws AwsError {@code ResourceNotFoundException}
     */
    FunctionVersion version(@Nullable String qualifier) {
        if (qualifier == null || FunctionVersion.LATEST.equals(qualifier)) {
            return this.latest;
        }
        Alias alias = this.aliases.get(qualifier);
        String number = alias == null ? qualifier : alias.version();
        if (FunctionVersion.LATEST.equals(number)) {
            return this.latest;
        }
        return this.published.stream()
                .filter((version) -> version.version().equals(number))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        404,
                        "ResourceNotFoundException",
                        "Function not found: " + FunctionVersion.arn(this.latest.function(), qualifier)));
    }

    /**
     * A name for a version.
     *
     * @param name the name
     * @param version the version
     * @param description words for people
     * @param revision changes with every change
     */
    record Alias(String name, String version, String description, String revision) {}

    /**
     * One statement of a resource policy.
     *
     * @param action what is allowed
     * @param principal to whom: a service or an account
     * @param sourceArn on behalf of what
     */
    record Permission(
            String action, String principal, @Nullable String sourceArn) {}

    /**
     * What happens to asynchronous invocations.
     *
     * @param retries attempts after the first, 0 to 2
     * @param maximumAge seconds that an event may wait
     * @param onSuccess ARN of where results go
     * @param onFailure ARN of where failures go
     */
    record AsynchronousSettings(
            int retries,
            int maximumAge,
            @Nullable String onSuccess,
            @Nullable String onFailure) {

        static final AsynchronousSettings DEFAULT = new AsynchronousSettings(2, 21_600, null, null);
    }
}
