package dev.slipway.sandbox.jenkins;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param headers headers
 * @param body body
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

    /** The version that this Jenkins says it is. */
    static final String VERSION = "2.528.2";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Answer json(Object content) {
        return jenkins(200, "application/json;charset=utf-8", JSON.writeValueAsString(content));
    }

    /** The stage view's JSON, which comes from a plugin without the version header. */
    static Answer plainJson(Object content) {
        return of(200, "application/json;charset=utf-8", JSON.writeValueAsString(content));
    }

    static Answer html(int status, String page) {
        return jenkins(status, "text/html;charset=utf-8", page);
    }

    /** An error that the servlet container shows, not Jenkins itself. */
    static Answer container(int status, String message, String path) {
        return of(
                status,
                "text/html;charset=iso-8859-1",
                "<html><head><title>Error %d %s</title></head><body><h2>HTTP ERROR %d %s</h2><p>URI: %s</p></body></html>"
                        .formatted(status, message, status, message, Xml.escape(path)));
    }

    static Answer text(String text) {
        return of(200, "text/plain;charset=utf-8", text);
    }

    static Answer xml(String text) {
        return of(200, "application/xml", text);
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    static Answer redirect(String to) {
        return empty(302).with("Location", to);
    }

    static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer jenkins(int status, String contentType, String body) {
        return of(status, contentType, body).with("X-Jenkins", VERSION);
    }

    Answer with(String header, String value) {
        Map<String, String> all = new TreeMap<>(this.headers);
        all.put(header, value);
        return new Answer(this.status, all, this.body);
    }
}
