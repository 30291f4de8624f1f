package dev.slipway.portal.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Renders the templates below {@code pages/}, whole pages and fragments of them.
 *
 * <p>What a template names and the model lacks is an error; what is null is nothing. All values are escaped for HTML.
 */
@Component
public final class Pages {
    private final Mustache.Compiler compiler;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    Pages(Mustache.Compiler compiler) {
        this.compiler =
                compiler.escapeHTML(true).nullValue("").strictSections(true).emptyStringIsFalse(true);
    }

    /** Renders a template, named by its path below {@code pages/} without ending. */
    public String render(String name, Object model) {
        return this.templates.computeIfAbsent(name, this.compiler::loadTemplate).execute(model);
    }
}
