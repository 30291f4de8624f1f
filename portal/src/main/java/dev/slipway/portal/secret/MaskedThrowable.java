package dev.slipway.portal.secret;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** Writes exceptions and their causes to the log without secrets; named by {@code logback-spring.xml}. */
public final class MaskedThrowable extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        return Masked.in(super.throwableProxyToString(thrown));
    }
}
