package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.RestJsonProtocol;
import dev.slipway.sandbox.aws.RestJsonProtocol.RestInput;
import dev.slipway.sandbox.aws.lambda.LambdaFunction.AsynchronousSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** The operations on what happens to asynchronous invocations. */
final class AsynchronousOperations {

    private static final String CONFIG = "/2019-09-25/functions/{function}/event-invoke-config";

    private final FunctionStore functions;

    AsynchronousOperations(FunctionStore functions) {
        this.functions = functions;
    }

    void addTo(RestJsonProtocol protocol) {
        protocol.operation(HttpMethod.PUT, CONFIG, 200, (call) -> put(call, AsynchronousSettings.DEFAULT))
                .operation(HttpMethod.POST, CONFIG, 200, (call) -> put(call, find(call)))
                .operation(HttpMethod.GET, CONFIG, 200, (call) -> output(call, find(call)))
                .operation(HttpMethod.DELETE, CONFIG, 204, this::delete);
    }

    private Object put(RestInput call, AsynchronousSettings base) {
        FunctionName name = FunctionOperations.name(call);
        AsynchronousSettings settings = read(call.body(), base);
        this.functions.change(name, (function) -> {
            function.version(name.qualifier());
            Map<String, AsynchronousSettings> all = new LinkedHashMap<>(function.asynchronous());
            all.put(name.key(), settings);
            return function.withAsynchronous(all);
        });
        return output(call, settings);
    }

    private @Nullable Object delete(RestInput call) {
        FunctionName name = FunctionOperations.name(call);
        find(call);
        this.functions.change(name, (function) -> {
            Map<String, AsynchronousSettings> rest = new LinkedHashMap<>(function.asynchronous());
            rest.remove(name.key());
            return function.withAsynchronous(rest);
        });
        return null;
    }

    private AsynchronousSettings find(RestInput call) {
        FunctionName name = FunctionOperations.name(call);
        AsynchronousSettings settings = this.functions.get(name).asynchronous().get(name.key());
        if (settings == null) {
            throw new AwsError(
                    404,
                    "ResourceNotFoundException",
                    "The function %s doesn't have an EventInvokeConfig".formatted(name.arn()));
        }
        return settings;
    }

    private static AsynchronousSettings read(JsonInput input, AsynchronousSettings base) {
        JsonInput destinations = input.member("DestinationConfig");
        AsynchronousSettings settings = new AsynchronousSettings(
                input.number("MaximumRetryAttempts", base.retries()),
                input.number("MaximumEventAgeInSeconds", base.maximumAge()),
                destinations.has("OnSuccess") ? destinations.member("OnSuccess").text("Destination") : base.onSuccess(),
                destinations.has("OnFailure")
                        ? destinations.member("OnFailure").text("Destination")
                        : base.onFailure());
        if (settings.retries() < 0 || settings.retries() > 2) {
            throw AwsError.of(
                    "InvalidParameterValueException",
                    "Value '%d' at 'maximumRetryAttempts' failed to satisfy constraint: Member must be between 0 and 2"
                            .formatted(settings.retries()));
        }
        return settings;
    }

    private static Map<String, Object> output(RestInput call, AsynchronousSettings settings) {
        Map<String, Object> destinations = new LinkedHashMap<>();
        destinations.put("OnSuccess", destination(settings.onSuccess()));
        destinations.put("OnFailure", destination(settings.onFailure()));
        return Map.of(
                "FunctionArn", FunctionOperations.name(call).arn(),
                "LastModified", System.currentTimeMillis() / 1000,
                "MaximumRetryAttempts", settings.retries(),
                "MaximumEventAgeInSeconds", settings.maximumAge(),
                "DestinationConfig", destinations);
    }

    private static Map<String, Object> destination(@Nullable String arn) {
        return arn == null ? Map.of() : Map.of("Destination", arn);
    }
}
