package dev.slipway.sandbox.github.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which page of a list a call asks for.
 *
 * @param number number of the page, from 1
 * @param size items a page
 */
record Paging(int number, int size) {

    private static final int USUAL = 30;
    private static final int MOST = 100;

    static Paging of(Call call) {
        int size = Math.min(MOST, Math.max(1, number(call, "per_page", USUAL)));
        return new Paging(Math.max(1, number(call, "page", 1)), size);
    }

    int skip() {
        return (this.number - 1) * this.size;
    }

    /** Returns the {@code Link} header, if there is another page. */
    Map<String, String> links(Call call, int total) {
        int last = Math.max(1, (total + this.size - 1) / this.size);
        List<String> links = new ArrayList<>();
        if (this.number > 1) {
            links.add(link(call, Math.min(this.number - 1, last), "prev"));
        }
        if (this.number < last) {
            links.add(link(call, this.number + 1, "next"));
            links.add(link(call, last, "last"));
        }
        if (this.number > 1) {
            links.add(link(call, 1, "first"));
        }
        return links.isEmpty() ? Map.of() : Map.of("Link", String.join(", ", links));
    }

    private static String link(Call call, int page, String relation) {
        String address = UriComponentsBuilder.fromUri(call.address())
                .replaceQueryParam("page", page)
                .build(true)
                .toUriString();
        return "<%s>; rel=\"%s\"".formatted(address, relation);
    }

    private static int number(Call call, String name, int usual) {
        try {
            return call.query(name).map(Integer::parseInt).orElse(usual);
        } catch (NumberFormatException ex) {
            return usual;
        }
    }
}
