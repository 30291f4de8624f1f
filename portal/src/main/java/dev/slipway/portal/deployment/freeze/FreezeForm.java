package dev.slipway.portal.deployment.freeze;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What was typed into the form for a freeze, kept when something of it is wrong.
 *
 * @param team slug of the team; empty for all teams
 * @param app the one app; empty for more than one
 * @param environments the environments; empty for all
 * @param from when it begins
 * @param to when it ends
 * @param days days on which it comes back; empty for one that comes once
 * @param zone time zone
 * @param reason why
 */
record FreezeForm(
        String team,
        String app,
        Set<String> environments,
        String from,
        String to,
        Set<String> days,
        String zone,
        String reason) {

    static final FreezeForm NONE = new FreezeForm("", "", Set.of(), "", "", Set.of(), "UTC", "");

    static FreezeForm of(MultiValueMap<String, String> form) {
        return new FreezeForm(
                text(form, "team"),
                text(form, "app"),
                texts(form, "environments"),
                text(form, "from"),
                text(form, "to"),
                texts(form, "days"),
                text(form, "zone"),
                text(form, "reason"));
    }

    NewFreeze wanted() {
        return new NewFreeze(
                orNull(this.app.isEmpty() ? this.team : ""),
                orNull(this.app),
                this.environments,
                this.from,
                this.to,
                this.days,
                orNull(this.zone),
                this.reason);
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "").strip();
    }

    private static Set<String> texts(MultiValueMap<String, String> form, String name) {
        return new TreeSet<>(Objects.requireNonNullElse(form.get(name), List.of()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
