package dev.slipway.portal.secret;

import org.springframework.core.env.Environment;

/** The need for a place that keeps secrets. Found by {@code META-INF/spring.factories}, since it is asked before there are beans. */
public interface SecretSource {

    /** Returns what a reference to it begins with, before the colon. */
    String scheme();

    /**
     * Reads a secret; blocks.
     *
     * @param place what stands after the colon
     * @param settings the settings, as far as they are known
     * @throws RefusedSettings when there is none, in words that tell where it was looked for
     */
    String read(String place, Environment settings);
}
