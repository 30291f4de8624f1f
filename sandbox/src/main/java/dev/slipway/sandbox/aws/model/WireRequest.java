package dev.slipway.sandbox.aws.model;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as it stands on the wire.
 *
 * @param method HTTP method
 * @param path raw path
 * @param query query parameters, decoded
 * @param headers first value of each header, by its name in small letters
 * @param form fields of a query request
 * @param body the body; empty where it was not read
 */
public record WireRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        Map<String, String> form,
        String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Returns the same request with its body. */
    public WireRequest withBody(String text) {
        return new WireRequest(this.method, this.path, this.query, this.headers, this.form, text);
    }

    /** Returns the same request with the fields of its form. */
    public WireRequest withForm(Map<String, String> fields) {
        return new WireRequest(this.method, this.path, this.query, this.headers, fields, this.body);
    }

    /** Returns the operation that the JSON protocols name in a header. */
    String target() {
        String target = this.headers.getOrDefault("x-amz-target", "");
        return target.substring(target.lastIndexOf('.') + 1);
    }

    /** Returns the body of a JSON request. */
    ObjectNode json() {
        if (this.body.isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(this.body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException ex) {
            throw new MalformedBody(String.valueOf(ex.getOriginalMessage()));
        }
        throw new MalformedBody("The body is not a JSON object.");
    }
}
