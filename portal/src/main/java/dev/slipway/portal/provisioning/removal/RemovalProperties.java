package dev.slipway.portal.provisioning.removal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How apps are taken away.
 *
 * @param lateAnswers how long after its end a call that was given up may still have its effect outside; at least the
 *     longest limit of a call
 */
@ConfigurationProperties("slipway.removal")
record RemovalProperties(@DefaultValue("90s") Duration lateAnswers) {}
