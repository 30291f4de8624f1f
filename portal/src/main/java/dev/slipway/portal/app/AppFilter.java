package dev.slipway.portal.app;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which apps somebody looks for; an empty text means any.
 *
 * @param search the beginning of a word of the name
 * @param team slug of the team
 * @param template id of the template, or one version of it, such as {@code km-app@1.0.0}
 * @param owner login of the owner
 */
public record AppFilter(String search, String team, String template, String owner) {

    private static final int LONGEST = 64;

    /** The filter that every app passes. */
    public static final AppFilter NONE = new AppFilter("", "", "", "");

    /** Returns the filter of what was sent; what is missing or blank means any. */
    static AppFilter of(
            @Nullable String search, @Nullable String team, @Nullable String template, @Nullable String owner) {
        return new AppFilter(text(search).toLowerCase(Locale.ROOT), text(team), text(template), text(owner));
    }

    /** Returns this filter for one owner. */
    AppFilter ownedBy(String login) {
        return new AppFilter(this.search, this.team, this.template, login);
    }

    /** Returns this filter for the apps that came from a template, of any version or of one. */
    public AppFilter fromTemplate(String template) {
        return new AppFilter(this.search, this.team, template, this.owner);
    }

    /** Returns whether the apps of one version of a template are looked for. */
    boolean isOfOneVersion() {
        return this.template.contains("@");
    }

    /** Returns whether every app passes. */
    boolean isOpen() {
        return equals(NONE);
    }

    /** Returns whether an app passes all but the search, which the list it was read from has answered. */
    boolean takes(App app) {
        return (this.team.isEmpty() || this.team.equals(app.team()))
                && (this.owner.isEmpty() || this.owner.equals(app.owner().login()))
                && (this.template.isEmpty() || (app.template() + "@").startsWith(this.template + "@"));
    }

    private static String text(@Nullable String given) {
        String text = given == null ? "" : given.strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
