package dev.slipway.portal.access.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One bucket of requests a principal, refilled by the second; those of people who left are forgotten. */
final class Buckets {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST = 20_000;

    private final LoadingCache<String, Bucket> buckets;

    Buckets(int aMinute) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build((principal) -> Bucket.builder()
                        .addLimit((limit) -> limit.capacity(aMinute).refillGreedy(aMinute, MINUTE))
                        .build());
    }

    /** Takes a request out of a bucket; returns how long to wait when it is empty, null otherwise. */
    @Nullable
    Duration take(String principal) {
        ConsumptionProbe probe = this.buckets.get(principal).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? null : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** Returns how long to wait when a bucket is empty, null otherwise, and takes nothing. */
    @Nullable
    Duration look(String principal) {
        var estimate = this.buckets.get(principal).estimateAbilityToConsume(1);
        return estimate.canBeConsumed() ? null : Duration.ofNanos(estimate.getNanosToWaitForRefill());
    }
}
