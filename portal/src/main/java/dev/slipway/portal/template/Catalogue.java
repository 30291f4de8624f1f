package dev.slipway.portal.template;

import java.util.List;
import java.util.Optional;

/** The templates that apps can be created from. */
public interface Catalogue {

    /** Returns the newest version of every template, by title. */
    List<Template> all();

    /** Finds the newest version of a template. */
    Optional<Template> find(String id);

    /** Finds one version, named {@code id@version}; old versions stay readable. */
    Optional<Template> version(String reference);

    /** Returns all versions of a template, the newest first; empty when there is none of that id. */
    List<Template> versions(String id);
}
