package dev.slipway.sandbox.github.view;

import dev.slipway.sandbox.github.access.Organisation;
import dev.slipway.sandbox.github.store.HostedRepository;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/**
 * Addresses that GitHub names in its answers.
 *
 * @param base address of the server
 */
public record Links(URI base) {

    /** Path of the API below the server's address, as at GitHub Enterprise Server. */
    public static final String API = "/api/v3";

    /** Returns the address of an API call. */
    public String api(String path) {
        return this.base + API + path;
    }

    /** Returns the address of a page. */
    public String page(String path) {
        return this.base + path;
    }

    /** Returns the address of a call on a repository. */
    public String api(HostedRepository repository, String path) {
        return api("/repos/" + fullName(repository) + path);
    }

    /** Returns the address of a repository's page. */
    public String page(HostedRepository repository, String path) {
        return page("/" + fullName(repository) + path);
    }

    /** Returns organisation and name. */
    public static String fullName(HostedRepository repository) {
        return Organisation.LOGIN + "/" + repository.name();
    }

    /** Returns a path or branch as it is written in an address. */
    public static String encoded(String path) {
        return UriUtils.encodePath(path, StandardCharsets.UTF_8);
    }
}
