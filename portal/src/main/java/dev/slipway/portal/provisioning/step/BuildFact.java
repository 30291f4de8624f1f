package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.provisioning.Fact;
import java.net.URI;

/**
 * The build whose image is deployed first.
 *
 * @param commit the commit that it built
 * @param page where a person looks at it
 */
record BuildFact(String commit, URI page) implements Fact {}
