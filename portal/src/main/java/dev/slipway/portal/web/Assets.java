package dev.slipway.portal.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * Addresses of the style sheet and the scripts. Each holds a digest of the content, so that browsers may keep the file
 * for good and still get a new one with the next release.
 */
@Component
final class Assets {
    private static final int DIGITS = 10;

    private final PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
    private final String style = address("/assets/slipway.css", "classpath:/assets/slipway.css");
    private final String script = address("/assets/slipway.js", "classpath:/assets/slipway.js");
    private final String htmx = address(
            "/webjars/htmx.org/dist/htmx.min.js", "classpath*:/META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js");

    String style() {
        return this.style;
    }

    String script() {
        return this.script;
    }

    String htmx() {
        return this.htmx;
    }

    private String address(String path, String location) {
        try {
            Resource[] found = this.files.getResources(location);
            if (found.length == 0) {
                throw new IllegalStateException("The class path has no " + location);
            }
            String digest = DigestUtils.md5DigestAsHex(found[0].getContentAsByteArray());
            return path + "?v=" + digest.substring(0, DIGITS);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
