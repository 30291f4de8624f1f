package dev.slipway.portal.secret;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Writes messages to the log without secrets; named by {@code logback-spring.xml}. */
public final class MaskedMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return Masked.in(super.convert(event));
    }
}
