package dev.slipway.sandbox.jenkins;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request, taken apart.
 *
 * @param method HTTP method
 * @param path decoded segments of the path
 * @param query fields of the query
 * @param contentType content type of the body; empty for none
 * @param body the body
 * @param user who asks; empty for nobody
 */
record Exchange(
        String method, List<String> path, Map<String, String> query, String contentType, String body, String user) {

    boolean posts() {
        return this.method.equals("POST");
    }

    boolean reads() {
        return this.method.equals("GET") || this.method.equals("HEAD");
    }

    /** Returns the fields of the query and of a form in the body. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>(this.query);
        if (this.contentType.startsWith("application/x-www-form-urlencoded")) {
            fields.putAll(Urls.fields(this.body));
        }
        return fields;
    }

    /** Returns the path joined from a segment on, to compare it with. */
    String rest(int from) {
        return String.join("/", this.path.subList(Math.min(from, this.path.size()), this.path.size()));
    }
}
