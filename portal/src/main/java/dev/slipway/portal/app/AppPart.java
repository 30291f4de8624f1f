package dev.slipway.portal.app;

import dev.slipway.portal.store.Page;
import dev.slipway.portal.web.PageAddress;
import java.time.Instant;
import org.springframework.web.reactive.result.view.Rendering;

/** Begins what each part of an app's page has in common: its template, and the {@link AppHead} above it. */
public final class AppPart {

    private AppPart() {}

    /**
     * Begins a part; what it shows is added.
     *
     * @param app the app
     * @param part the part
     * @param now the time
     */
    public static Rendering.Builder<?> of(App app, AppTab part, Instant now) {
        return Rendering.view("app/" + part.view()).modelAttribute("head", AppHead.of(app, part, now));
    }

    /**
     * Makes a part that is a list, named like its template in the model, with {@code more} for the way to older rows.
     *
     * @param app the app
     * @param part the part
     * @param rows a page of the list
     * @param now the time
     */
    public static Rendering list(App app, AppTab part, Page<?> rows, Instant now) {
        return of(app, part, now)
                .modelAttribute(part.view(), rows.items())
                .modelAttribute("more", PageAddress.next(part.of(app.name()), rows.next()))
                .build();
    }
}
