package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.RestJsonProtocol;
import dev.slipway.sandbox.aws.RestJsonProtocol.RestInput;
import dev.slipway.sandbox.aws.lambda.LambdaFunction.Alias;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** The operations on aliases. */
final class AliasOperations {

    private static final String ALIASES = "/2015-03-31/functions/{function}/aliases";
    private static final String ALIAS = ALIASES + "/{alias}";

    private final FunctionStore functions;

    AliasOperations(FunctionStore functions) {
        this.functions = functions;
    }

    void addTo(RestJsonProtocol protocol) {
        protocol.operation(HttpMethod.POST, ALIASES, 201, this::create)
                .operation(HttpMethod.GET, ALIASES, 200, this::list)
                .operation(HttpMethod.GET, ALIAS, 200, (call) -> output(call, find(call)))
                .operation(HttpMethod.PUT, ALIAS, 200, this::update)
                .operation(HttpMethod.DELETE, ALIAS, 204, this::delete);
    }

    private Object create(RestInput call) {
        String name = call.body().required("Name");
        Alias alias = new Alias(
                name, call.body().required("FunctionVersion"), call.body().text("Description", ""), revision());
        this.functions.change(FunctionOperations.name(call), (function) -> {
            function.version(alias.version());
            if (function.aliases().containsKey(name)) {
                throw new AwsError(
                        409,
                        "ResourceConflictException",
                        "Alias already exists: "
                                + FunctionVersion.arn(function.latest().function(), name));
            }
            return function.withAliases(with(function, alias));
        });
        return output(call, alias);
    }

    private Object update(RestInput call) {
        Alias old = find(call);
        Alias alias = new Alias(
                old.name(),
                call.body().text("FunctionVersion", old.version()),
                call.body().text("Description", old.description()),
                revision());
        this.functions.change(FunctionOperations.name(call), (function) -> {
            function.version(alias.version());
            return function.withAliases(with(function, alias));
        });
        return output(call, alias);
    }

    private Object list(RestInput call) {
        LambdaFunction function = this.functions.get(FunctionOperations.name(call));
        return Map.of(
                "Aliases",
                function.aliases().values().stream()
                        .map((alias) -> output(call, alias))
                        .toList());
    }

    private @Nullable Object delete(RestInput call) {
        this.functions.change(FunctionOperations.name(call), (function) -> {
            Map<String, Alias> rest = new LinkedHashMap<>(function.aliases());
            rest.remove(call.variable("alias"));
            return function.withAliases(rest);
        });
        return null;
    }

    private Alias find(RestInput call) {
        FunctionName function = FunctionOperations.name(call);
        String name = call.variable("alias");
        Alias alias = this.functions.get(function).aliases().get(name);
        if (alias == null) {
            throw new AwsError(
                    404,
                    "ResourceNotFoundException",
                    "Cannot find alias arn: " + FunctionVersion.arn(function.name(), name));
        }
        return alias;
    }

    private static Map<String, Alias> with(LambdaFunction function, Alias alias) {
        Map<String, Alias> all = new LinkedHashMap<>(function.aliases());
        all.put(alias.name(), alias);
        return all;
    }

    private static Map<String, Object> output(RestInput call, Alias alias) {
        return Map.of(
                "AliasArn", FunctionVersion.arn(FunctionOperations.name(call).name(), alias.name()),
                "Name", alias.name(),
                "FunctionVersion", alias.version(),
                "Description", alias.description(),
                "RevisionId", alias.revision());
    }

    private static String revision() {
        return UUID.randomUUID().toString();
    }
}
