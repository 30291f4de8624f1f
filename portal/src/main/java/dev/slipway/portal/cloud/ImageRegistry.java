package dev.slipway.portal.cloud;

import dev.slipway.portal.inventory.Mark;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * The need for a registry that keeps an app's images.
 *
 * <p>Every method is safe to repeat and looks before it acts; faults are {@link dev.slipway.portal.OutsideFault}s.
 */
public interface ImageRegistry {

    /** Finds a repository by name; empty when there is none. */
    Mono<RegistryRepository> find(String name);

    /** Creates a repository with immutable tags, tagged with team, app, environment and the mark. */
    Mono<RegistryRepository> create(String name, Map<String, String> tags, Mark mark);

    /** Sets some tags of a repository, if it bears the mark; its others stay, and nothing happens when it is gone. */
    Mono<Void> tag(String name, Map<String, String> tags, Mark mark);

    /** Reads an image by digest; empty when the repository holds none of that digest. */
    Mono<Image> findImage(String repository, String digest);

    /** Issues a login that can push to and pull from this one repository, for some minutes. */
    Mono<RegistryLogin> pushLogin(String repository);

    /** Deletes a repository with its images, if it bears the mark; nothing happens when it is gone already. */
    Mono<Void> delete(String name, Mark mark);

    /**
     * A repository.
     *
     * @param name its name
     * @param arn its ARN
     * @param address what stands before {@code @sha256:…} in an image reference, without a scheme
     * @param tags its tags
     */
    record RegistryRepository(String name, String arn, String address, Map<String, String> tags) {}

    /**
     * An image.
     *
     * @param digest {@code sha256:} and 64 hexadecimal digits
     * @param os operating system of its platform
     * @param architecture architecture of its platform
     * @param labels labels of its configuration
     * @param pushedAt when it came
     */
    record Image(String digest, String os, String architecture, Map<String, String> labels, Instant pushedAt) {}

    /**
     * A login of some minutes.
     *
     * @param registry address of the registry, without a scheme
     * @param user user name
     * @param password password; never logged
     * @param expiresAt when it ends
     */
    record RegistryLogin(URI registry, String user, String password, Instant expiresAt) {

        @Override
        public String toString() {
            return "RegistryLogin[registry=%s, password=***]".formatted(this.registry);
        }
    }
}
