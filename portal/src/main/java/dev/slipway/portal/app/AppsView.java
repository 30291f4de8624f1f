package dev.slipway.portal.app;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.web.CommandLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Lays out the list of apps with its filters. */
final class AppsView {

    private final AppFilter filter;
    private final Caller caller;
    private final PortalProperties portal;

    AppsView(AppFilter filter, Caller caller, PortalProperties portal) {
        this.filter = filter;
        this.caller = caller;
        this.portal = portal;
    }

    /**
     * Returns what the page's template names.
     *
     * @param rows the rows
     * @param moreOwn cursor of the reader's further apps; null when all are shown
     * @param more cursor of the next page; null on the last one
     */
    Map<String, Object> model(List<AppRow> rows, @Nullable String moreOwn, @Nullable String more) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("search", this.filter.search());
        model.put("owner", this.filter.owner());
        model.put("me", this.caller.name());
        model.put("mineOnly", this.filter.owner().equals(this.caller.name()));
        model.put("rows", rows);
        model.put("empty", rows.isEmpty() && this.filter.isOpen() && more == null);
        model.put("nothing", rows.isEmpty() && !this.filter.isOpen() && more == null);
        model.put("moreOwn", moreOwn == null ? "" : address(this.filter.ownedBy(this.caller.name()), null));
        model.put("more", more == null ? "" : address(this.filter, more));
        model.put("example", CommandLine.createApp(this.portal.url()));
        return model;
    }

    private static String address(AppFilter filter, @Nullable String after) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("search", filter.search());
        values.put("team", filter.team());
        values.put("template", filter.template());
        values.put("owner", filter.owner());
        values.put("after", after == null ? "" : after);
        values.values().removeIf(String::isEmpty);
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/apps");
        values.keySet().forEach((name) -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }
}
