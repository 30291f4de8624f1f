package dev.slipway.portal.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A golden path: what is asked, which files come of it, and what they need from the cloud. Immutable. */
public interface Template {

    /** Returns what {@code template.yaml} says. */
    Manifest manifest();

    /**
     * Checks the answers against the parameters' schema and fills in the defaults.
     *
     * @return all parameters; throws {@link dev.slipway.portal.InvalidInput} with the field {@code parameters.<name>}
     */
    Map<String, Object> complete(Map<String, Object> answers);

    /** Renders the repository of an app; the answers are complete. */
    List<RenderedFile> render(RenderContext context);

    /** Returns the text of {@code infrastructure.yaml}, for a template that needs a stack. */
    Optional<String> infrastructure();

    /** Returns the names of the parameters that {@code infrastructure.yaml} declares; empty without one. */
    Set<String> stackParameters();

    /** Returns what it says of itself to people who choose one. */
    Documents documents();
}
