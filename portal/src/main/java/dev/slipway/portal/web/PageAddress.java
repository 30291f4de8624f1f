package dev.slipway.portal.web;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads from what the API names to the page that shows it: the two differ by the API's prefix alone. */
public final class PageAddress {

    private static final String API = "/api/v1";

    private PageAddress() {}

    /** Returns the page of an address; an address outside of the API is its own page. */
    public static @Nullable String of(@Nullable URI address) {
        if (address == null) {
            return null;
        }
        String text = address.toString();
        return text.startsWith(API + "/") ? text.substring(API.length()) : text;
    }

    /** Returns an address that came from outside, if a browser may be led there; null for anything but the web. */
    public static @Nullable String outside(@Nullable Object address) {
        String text = String.valueOf(address);
        return text.startsWith("https://") || text.startsWith("http://") ? text : null;
    }

    /** Returns the address of a list's next page, or an empty text where there is none. */
    public static String next(String path, @Nullable String cursor) {
        return cursor == null ? "" : with(path, Map.of("after", cursor));
    }

    /** Returns an address with a query, whatever stands in its values. */
    public static String with(String path, Map<String, String> query) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        query.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(query).toUriString();
    }
}
