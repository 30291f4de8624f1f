package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All functions; they survive a restart. */
final class FunctionStore {

    private final Documents<LambdaFunction> functions;

    FunctionStore(Path data) {
        this.functions = Documents.open(data.resolve("functions"), LambdaFunction.class);
    }

    List<LambdaFunction> all() {
        return this.functions.all();
    }

    Optional<LambdaFunction> find(String name) {
        return this.functions.find(name);
    }

    LambdaFunction get(FunctionName name) {
        return find(name.name()).orElseThrow(() -> notFound(name));
    }

    /** Returns the version that a name means. */
    FunctionVersion version(FunctionName name) {
        return get(name).version(name.qualifier());
    }

    synchronized void create(LambdaFunction function) {
        String name = function.latest().function();
        if (find(name).isPresent()) {
            throw new AwsError(409, "ResourceConflictException", "Function already exist: " + name);
        }
        this.functions.put(name, function);
    }

    synchronized LambdaFunction change(FunctionName name, UnaryOperator<LambdaFunction> change) {
        LambdaFunction changed = change.apply(get(name));
        this.functions.put(name.name(), changed);
        return changed;
    }

    synchronized void remove(FunctionName name) {
        get(name);
        this.functions.remove(name.name());
    }

    private static AwsError notFound(FunctionName name) {
        return new AwsError(404, "ResourceNotFoundException", "Function not found: " + name.arn());
    }
}
