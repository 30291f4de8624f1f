package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.provisioning.Fact;
import dev.slipway.portal.source.Repository;

/**
 * The app's repository.
 *
 * @param repository the repository, as it was created
 */
record RepositoryFact(Repository repository) implements Fact {}
