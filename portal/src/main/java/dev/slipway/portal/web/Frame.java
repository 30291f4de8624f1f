package dev.slipway.portal.web;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Role;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.csrf.CsrfToken;

/**
 * What stands around every page.
 *
 * @param person who has signed in
 * @param csrf token that the page's forms carry; none while nobody has signed in
 * @param notice the bar over the page
 * @param assets addresses of the style sheet and the scripts
 * @param sections entries of the navigation
 */
record Frame(
        Caller.@Nullable Person person,
        @Nullable CsrfToken csrf,
        @Nullable NoticeProperties notice,
        Assets assets,
        List<Section> sections) {

    /** Returns the navigation of a person, with the section that a path belongs to marked. */
    static List<Section> sections(String path, Caller.@Nullable Person person) {
        boolean admin = person != null && person.roles().contains(Role.ADMIN);
        return Stream.concat(
                        Stream.of(
                                new Section("Apps", "/apps", false),
                                new Section("Deployments", "/deployments", false),
                                new Section("Templates", "/templates", false),
                                new Section("Help", "/help", false)),
                        admin ? Stream.of(new Section("Audit", "/audit", false)) : Stream.empty())
                .map((section) -> section.at(path))
                .toList();
    }

    /**
     * An entry of the navigation.
     *
     * @param title its words
     * @param href its address
     * @param current whether the page belongs to it
     */
    record Section(String title, String href, boolean current) {
        Section at(String path) {
            return new Section(this.title, this.href, path.equals(this.href) || path.startsWith(this.href + "/"));
        }
    }
}
