package dev.slipway.sandbox.http;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Plain pages of an outside system: Mustache files beside the class that shows them, in one frame with one stylesheet.
 * Whatever a page is given is escaped.
 */
public final class HtmlPages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String FRAME = text(HtmlPages.class, "frame.mustache");
    private static final String STYLE = text(HtmlPages.class, "plain.css");

    private final Class<?> owner;
    private final String system;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    /**
     * @param owner class whose package holds the Mustache files
     * @param system name of the outside system, shown on every page
     */
    public HtmlPages(Class<?> owner, String system) {
        this.owner = owner;
        this.system = system;
    }

    /** Returns a text, or one that a page's section takes for absent. */
    public static String orNothing(@Nullable String text) {
        return (text != null) ? text : "";
    }

    /** Answers with a page. */
    public Mono<ServerResponse> ok(String name, String title, Map<String, ?> values) {
        return show(ServerResponse.ok(), name, title, values);
    }

    /**
     * Answers with a page under any status.
     *
     * @param answer status and headers
     * @param name name of the Mustache file, without its ending
     * @param title title of the page
     * @param values what the page shows
     */
    public Mono<ServerResponse> show(
            ServerResponse.BodyBuilder answer, String name, String title, Map<String, ?> values) {
        String body = this.templates.computeIfAbsent(name, this::compile).execute(values);
        Map<String, String> frame = Map.of("title", title, "system", this.system, "style", STYLE, "body", body);
        return answer.contentType(HTML)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:")
                .bodyValue(compile(FRAME, "frame").execute(frame));
    }

    private Template compile(String name) {
        return compile(text(this.owner, name + ".mustache"), name);
    }

    private static Template compile(String text, String name) {
        try {
            return Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).compile(text);
        } catch (RuntimeException ex) {
            throw new IllegalStateException("The page '" + name + "' cannot be compiled", ex);
        }
    }

    private static String text(Class<?> owner, String name) {
        try (InputStream file = owner.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("No file '%s' beside %s".formatted(name, owner.getName()));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
