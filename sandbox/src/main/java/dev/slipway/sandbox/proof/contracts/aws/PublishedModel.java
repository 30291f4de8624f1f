package dev.slipway.sandbox.proof.contracts.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service model as Amazon publishes it, whole, and read without the sandbox's own reader, which might misread it in
 * the same way twice.
 */
final class PublishedModel {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode model;

    private PublishedModel(JsonNode model) {
        this.model = model;
    }

    static PublishedModel read(Path file) {
        try {
            return new PublishedModel(JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Returns one of the facts about the service, such as {@code protocol}; empty where it has none. */
    String fact(String name) {
        return this.model.path("metadata").path(name).asString("");
    }

    /** Returns the name by which requests of the service are signed. */
    String signingName() {
        String own = fact("signingName");
        return own.isEmpty() ? fact("endpointPrefix") : own;
    }

    JsonNode operation(String name) {
        JsonNode operation = this.model.path("operations").path(name);
        if (operation.isMissingNode()) {
            throw new IllegalArgumentException("The contract has no operation %s.".formatted(name));
        }
        return operation;
    }

    /** Returns the shape of an operation's input; a missing node where it takes none. */
    JsonNode input(String operation) {
        return referred(operation(operation).path("input"));
    }

    /** Returns the shape that a member, a list's element or a map's value refers to. */
    JsonNode referred(JsonNode reference) {
        return this.model.path("shapes").path(reference.path("shape").asString(""));
    }

    /** Returns the codes that an operation documents. */
    List<String> errors(String operation) {
        return StreamSupport.stream(operation(operation).path("errors").spliterator(), false)
                .map((error) -> referred(error)
                        .path("error")
                        .path("code")
                        .asString(error.path("shape").asString()))
                .toList();
    }

    /** Returns the HTTP status that a documented error has; 400 where the model leaves it open. */
    int status(String operation, String code) {
        for (JsonNode error : operation(operation).path("errors")) {
            JsonNode shape = referred(error);
            if (shape.path("error")
                    .path("code")
                    .asString(error.path("shape").asString())
                    .equals(code)) {
                return shape.path("error").path("httpStatusCode").asInt(400);
            }
        }
        return 400;
    }
}
