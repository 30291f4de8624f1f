package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.AwsService;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/** ECR on this machine: the API behind the AWS front door, and the registry on a port of its own. */
public final class Ecr implements AutoCloseable {

    /** Name of the file that says what scans find. */
    public static final String SCAN_FINDINGS = "scan-findings.json";

    private final Repositories repositories;
    private final OciRegistry registry;
    private final EcrService service;

    /**
     * Opens the registry.
     *
     * @param folder where repositories and blobs are kept
     * @param port port of the registry, or 0 for a free one
     */
    public Ecr(Path folder, int port) {
        Clock clock = Clock.systemUTC();
        this.repositories = new Repositories(folder, clock);
        RegistryTokens tokens = new RegistryTokens(folder, clock);
        this.registry = new OciRegistry(port, this.repositories, tokens);
        this.service = new EcrService(
                this.registry.address(), this.repositories, tokens, folder.resolve(SCAN_FINDINGS), clock);
    }

    /** Returns the API, to be put behind the front door. */
    public AwsService service() {
        return this.service;
    }

    /** Returns the address of the registry. */
    public URI registry() {
        return this.registry.address();
    }

    /** Returns the images, as whoever runs containers on this machine reads them. */
    public ImageStore images() {
        return new ImageStore(this.registry.address().getAuthority(), this.repositories);
    }

    @Override
    public void close() {
        this.registry.close();
    }
}
