package dev.slipway.portal.provisioning;

import dev.slipway.portal.inventory.ResourceKind;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A thing that a step wants to exist outside, and to be ours.
 *
 * @param kind what it is
 * @param name its name there
 * @param look finds what is there under that name
 * @param isOurs whether what was found bears the mark of this run
 * @param create creates it, with the mark
 * @param outsideId reads the system's own identifier
 * @param page reads where a person can look at it
 * @param <T> the thing, as its port describes it
 */
public record Claim<T>(
        ResourceKind kind,
        String name,
        Mono<T> look,
        Predicate<T> isOurs,
        Mono<T> create,
        Function<T, String> outsideId,
        Function<T, @Nullable URI> page) {}
