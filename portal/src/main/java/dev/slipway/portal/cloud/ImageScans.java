package dev.slipway.portal.cloud;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The need to know what is known to be wrong with an image.
 *
 * <p>Faults are {@link dev.slipway.portal.OutsideFault}s.
 */
public interface ImageScans {

    /**
     * Reads the scan of an image and begins one where there is none; empty when there is no such image.
     *
     * @param repository the registry's repository
     * @param digest digest of the image
     */
    Mono<ImageScan> scan(String repository, String digest);

    /** How far a scan has come. */
    enum State {
        /** Its findings are not there yet: ask again. */
        PENDING,
        /** Its findings are there. */
        COMPLETE,
        /** There will be none. */
        FAILED
    }

    /**
     * A scan.
     *
     * @param state how far it has come
     * @param reason what the scanner says of it; null when it says nothing
     * @param findings what it has found
     */
    record ImageScan(State state, @Nullable String reason, List<Finding> findings) {

        /** Copies the findings. */
        public ImageScan {
            findings = List.copyOf(findings);
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param name its name, mostly the number of a CVE
     * @param severity {@code CRITICAL}, {@code HIGH}, {@code MEDIUM}, {@code LOW}, …
     * @param component the package it is in; null when that is not known
     * @param version version of that package; null when that is not known
     * @param address where to read about it; null when that is not known
     */
    record Finding(
            String name,
            String severity,
            @Nullable String component,
            @Nullable String version,
            @Nullable String address) {}
}
