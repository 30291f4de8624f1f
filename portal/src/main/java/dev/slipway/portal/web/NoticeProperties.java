package dev.slipway.portal.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A thin bar over every page, for whoever runs the portal to say something.
 *
 * @param text what it says; no text, no bar
 * @param links where it leads
 */
@ConfigurationProperties("slipway.notice")
record NoticeProperties(@Nullable String text, @DefaultValue List<Link> links) {
    NoticeProperties {
        links = List.copyOf(links);
    }

    /**
     * A link in the bar.
     *
     * @param text its words
     * @param href its address
     */
    record Link(String text, URI href) {}
}
