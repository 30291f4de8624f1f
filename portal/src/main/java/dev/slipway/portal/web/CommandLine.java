package dev.slipway.portal.web;

import java.net.URI;

/** Commands that pages show for copying. */
public final class CommandLine {

    private CommandLine() {}

    /** Returns how one creates an app from a terminal. */
    public static String createApp(URI portal) {
        return """
                curl -H "Authorization: Bearer $TOKEN" --json '{
                  "name": "parking-permits", "team": "city-hall", "template": "km-app"
                }' %s/api/v1/apps""".formatted(portal);
    }
}
