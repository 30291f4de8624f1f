package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.RestJsonProtocol;
import dev.slipway.sandbox.aws.RestJsonProtocol.RestInput;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** The operations on functions and their versions. */
final class FunctionOperations {

    private static final String FUNCTIONS = "/2015-03-31/functions";
    private static final String FUNCTION = FUNCTIONS + "/{function}";

    private final FunctionStore functions;
    private final FunctionCode code;
    private final FunctionJvms jvms;
    private final Clock clock;

    FunctionOperations(FunctionStore functions, FunctionCode code, FunctionJvms jvms, Clock clock) {
        this.functions = functions;
        this.code = code;
        this.jvms = jvms;
        this.clock = clock;
    }

    void addTo(RestJsonProtocol protocol) {
        protocol.operation(HttpMethod.POST, FUNCTIONS, 201, this::create)
                .operation(HttpMethod.GET, FUNCTIONS, 200, this::list)
                .operation(HttpMethod.GET, FUNCTION, 200, this::get)
                .operation(HttpMethod.DELETE, FUNCTION, 204, this::delete)
                .operation(
                        HttpMethod.GET,
                        FUNCTION + "/configuration",
                        200,
                        (call) -> version(call).configuration())
                .operation(HttpMethod.PUT, FUNCTION + "/configuration", 200, this::updateConfiguration)
                .operation(HttpMethod.PUT, FUNCTION + "/code", 200, this::updateCode)
                .operation(HttpMethod.POST, FUNCTION + "/versions", 201, this::publish)
                .operation(HttpMethod.GET, FUNCTION + "/versions", 200, this::listVersions);
    }

    static FunctionName name(RestInput call) {
        return FunctionName.of(call.variable("function"), call.parameter("Qualifier"));
    }

    private FunctionVersion version(RestInput call) {
        return this.functions.version(name(call));
    }

    private Object create(RestInput call) {
        JsonInput input = call.body();
        FunctionName name = FunctionName.of(input.required("FunctionName"), null);
        FunctionSettings settings = FunctionSettings.created(input);
        FunctionVersion.Code taken = this.code.take(settings.handlerClass(), input.member("Code"));
        FunctionVersion latest = new FunctionVersion(
                name.name(), FunctionVersion.LATEST, settings, taken, this.clock.instant(), revision());
        Map<String, String> tags = new LinkedHashMap<>();
        input.member("Tags")
                .tree()
                .properties()
                .forEach((tag) -> tags.put(tag.getKey(), tag.getValue().asString()));
        this.functions.create(new LambdaFunction(latest, List.of(), Map.of(), Map.of(), Map.of(), tags));
        return input.flag("Publish") ? published(name, null).configuration() : latest.configuration();
    }

    private Object list(RestInput call) {
        return Map.of(
                "Functions",
                this.functions.all().stream()
                        .map((function) -> function.latest().configuration())
                        .toList());
    }

    private Object get(RestInput call) {
        LambdaFunction function = this.functions.get(name(call));
        return Map.of(
                "Configuration",
                function.version(name(call).qualifier()).configuration(),
                "Code",
                Map.of("RepositoryType", "S3", "Location", "https://sandbox.invalid/code"),
                "Tags",
                function.tags());
    }

    private @Nullable Object delete(RestInput call) {
        FunctionName name = name(call);
        LambdaFunction function = this.functions.get(name);
        if (name.qualifier() == null) {
            this.functions.remove(name);
            this.jvms.stop(function.latest());
            function.published().forEach(this.jvms::stop);
            return null;
        }
        FunctionVersion version = function.version(name.qualifier());
        boolean inUse = function.aliases().values().stream()
                .anyMatch((alias) -> alias.version().equals(version.version()));
        if (inUse) {
            throw new AwsError(
                    409,
                    "ResourceConflictException",
                    "Version %s is being used by an alias.".formatted(version.version()));
        }
        this.functions.change(name, (changed) -> changed.withoutPublished(version.version()));
        this.jvms.stop(version);
        return null;
    }

    private Object updateConfiguration(RestInput call) {
        return change(call, (latest) -> latest.settings().updated(call.body()).checked(), null);
    }

    private Object updateCode(RestInput call) {
        FunctionVersion latest = this.functions.get(name(call)).latest();
        FunctionVersion.Code taken = this.code.take(latest.settings().handlerClass(), call.body());
        Map<String, Object> changed = change(call, FunctionVersion::settings, taken);
        return call.body().flag("Publish") ? published(name(call), null).configuration() : changed;
    }

    private Map<String, Object> change(
            RestInput call,
            Function<FunctionVersion, FunctionSettings> settings,
            FunctionVersion.@Nullable Code taken) {
        FunctionName name = name(call);
        this.jvms.stop(this.functions.get(name).latest());
        return this.functions
                .change(name, (function) -> {
                    FunctionVersion old = function.latest();
                    return function.withLatest(new FunctionVersion(
                            old.function(),
                            old.version(),
                            settings.apply(old),
                            taken == null ? old.code() : taken,
                            this.clock.instant(),
                            revision()));
                })
                .latest()
                .configuration();
    }

    private Object publish(RestInput call) {
        return published(name(call), call.body().text("Description")).configuration();
    }

    /** Publishes what is new; a version that is the same as the last one published is that one. */
    private FunctionVersion published(FunctionName name, @Nullable String description) {
        LambdaFunction changed = this.functions.change(name, (function) -> {
            FunctionVersion latest = function.latest();
            int count = function.published().size();
            FunctionVersion last = count == 0 ? null : function.published().get(count - 1);
            if (last != null
                    && last.settings().equals(latest.settings())
                    && last.code().equals(latest.code())) {
                return function;
            }
            int number = last == null ? 1 : Integer.parseInt(last.version()) + 1;
            return function.withPublished(new FunctionVersion(
                    latest.function(),
                    String.valueOf(number),
                    latest.settings(),
                    latest.code(),
                    this.clock.instant(),
                    revision()));
        });
        return changed.published().get(changed.published().size() - 1);
    }

    private Object listVersions(RestInput call) {
        LambdaFunction function = this.functions.get(name(call));
        List<Object> versions = new ArrayList<>();
        versions.add(function.latest().configuration());
        function.published().forEach((version) -> versions.add(version.configuration()));
        return Map.of("Versions", versions);
    }

    private static String revision() {
        return UUID.randomUUID().toString();
    }
}
