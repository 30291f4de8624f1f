package dev.slipway.portal.provisioning;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.App;
import dev.slipway.portal.template.Catalogue;
import dev.slipway.portal.template.Template;

/** Finds the template that an app was created from, in the version it was created from. */
public final class Templates {

    private final Catalogue catalogue;

    /** @param catalogue where the templates are */
    public Templates(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Returns the template of an app, or signals that the catalogue has lost it. */
    public Template of(App app) {
        return this.catalogue
                .version(app.template())
                .orElseThrow(() -> new InvalidInput(
                        "template",
                        "The catalogue has lost the template %s. Ask the platform team to bring it back, then retry."
                                .formatted(app.template())));
    }
}
