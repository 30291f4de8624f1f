package dev.slipway.sandbox.aws.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Amazon's model says about one service: its protocol, its operations and their shapes. */
public final class ServiceModel {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final JsonNode model;
    private final Map<String, Operation> operations = new TreeMap<>();
    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

    private ServiceModel(String name, JsonNode model) {
        this.name = name;
        this.model = model;
        model.path("operations")
                .forEachEntry(
                        (operation, facts) -> this.operations.put(operation, new Operation(this, operation, facts)));
    }

    /**
     * Reads the model of a service that the sandbox offers.
     *
     * @param name name of the model, such as {@code elbv2}
     */
    public static ServiceModel load(String name) {
        try (InputStream file = ServiceModel.class.getResourceAsStream(name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("The sandbox has no model of " + name);
            }
            return of(name, JSON.readTree(file));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Reads a model in botocore's form. */
    public static ServiceModel of(String name, JsonNode model) {
        return new ServiceModel(name, model);
    }

    /** Returns the model's name. */
    public String name() {
        return this.name;
    }

    /** Returns the protocol: {@code json}, {@code query}, {@code rest-json} or {@code rest-xml}. */
    public String protocol() {
        return fact("protocol");
    }

    /** Returns the version of the JSON protocol, {@code 1.0} or {@code 1.1}. */
    public String jsonVersion() {
        return fact("jsonVersion");
    }

    /** Returns the XML namespace of answers. */
    public String namespace() {
        return fact("xmlNamespace");
    }

    /** Returns what stands before the operation in {@code X-Amz-Target}. */
    public String targetPrefix() {
        return fact("targetPrefix");
    }

    /** Returns the version of the API, which query requests name. */
    public String version() {
        return fact("apiVersion");
    }

    /** Returns whether errors also carry the code of the query protocol that the service once had. */
    public boolean queryCompatible() {
        return this.model.path("metadata").has("awsQueryCompatible");
    }

    /** Returns all operations in the order of their names. */
    public List<Operation> operations() {
        return List.copyOf(this.operations.values());
    }

    /** Finds an operation by its name. */
    public Optional<Operation> operation(String operation) {
        return Optional.ofNullable(this.operations.get(operation));
    }

    Shape shape(String shape) {
        return this.shapes.computeIfAbsent(
                shape, (name) -> new Shape(this, name, this.model.path("shapes").path(name)));
    }

    private String fact(String fact) {
        return this.model.path("metadata").path(fact).asString("");
    }
}
