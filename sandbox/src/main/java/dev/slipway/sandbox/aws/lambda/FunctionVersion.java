package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.Arns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a function.
 *
 * @param function name of the function
 * @param version {@code $LATEST} or a number
 * @param settings how it is to run
 * @param code its code
 * @param modified when it was made
 * @param revision changes with every change
 */
record FunctionVersion(
        String function, String version, FunctionSettings settings, Code code, Instant modified, String revision) {

    static final String LATEST = "$LATEST";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

    /** Returns the ARN, with the version where it is a published one. */
    String arn() {
        return arn(this.function, LATEST.equals(this.version) ? null : this.version);
    }

    static String arn(String function, @Nullable String qualifier) {
        return Arns.of("lambda", "function:" + function + (qualifier == null ? "" : ":" + qualifier));
    }

    /** Returns what the API says of it. */
    Map<String, Object> configuration() {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("FunctionName", this.function);
        output.put("FunctionArn", arn());
        output.put("Runtime", this.settings.runtime());
        output.put("Role", this.settings.role());
        output.put("Handler", this.settings.handler());
        output.put("CodeSize", this.code.size());
        output.put("CodeSha256", this.code.sha256());
        output.put("Description", this.settings.description());
        output.put("Timeout", this.settings.timeout());
        output.put("MemorySize", this.settings.memory());
        output.put("LastModified", TIME.format(this.modified));
        output.put("Version", this.version);
        output.put("Environment", Map.of("Variables", this.settings.variables()));
        if (this.settings.deadLetters() != null) {
            output.put("DeadLetterConfig", Map.of("TargetArn", this.settings.deadLetters()));
        }
        output.put("TracingConfig", Map.of("Mode", "PassThrough"));
        output.put("RevisionId", this.revision);
        output.put("State", "Active");
        output.put("LastUpdateStatus", "Successful");
        output.put("PackageType", "Zip");
        output.put("Architectures", this.settings.architectures());
        output.put("EphemeralStorage", Map.of("Size", 512));
        boolean optimised = !LATEST.equals(this.version) && !"None".equals(this.settings.snapStart());
        output.put(
                "SnapStart",
                Map.of("ApplyOn", this.settings.snapStart(), "OptimizationStatus", optimised ? "On" : "Off"));
        return output;
    }

    /**
     * Code of a version.
     *
     * @param file the uploaded archive; null where the code is a module of this repository
     * @param size bytes of the archive
     * @param sha256 its digest, base64
     */
    record Code(@Nullable String file, long size, String sha256) {}
}
