package dev.slipway.portal.access;

import dev.slipway.portal.access.AppTokens.Issued;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Query;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** How tokens stand in the table: one item under the hash of the secret, and one under the app that leads there. */
final class TokenItems {

    static final String HASH = "hash";
    static final String RUN = "run";
    static final String USED = "used";
    static final String VALID_UNTIL = "validUntil";

    private static final String TOKEN = "token";
    private static final String OF_APP = "token#";

    private TokenItems() {}

    static Key token(String hash) {
        return new Key("token#" + hash, TOKEN);
    }

    static Key ofApp(AppName app, String hash) {
        return new Key(AppDirectory.partition(app), OF_APP + hash);
    }

    static Query allOf(AppName app) {
        return Query.of(AppDirectory.partition(app), OF_APP, Query.LARGEST);
    }

    static Item item(String hash, AppName app, Issued token) {
        return Item.of(token(hash))
                .with("id", token.id())
                .with("app", app.value())
                .with("holder", token.holder())
                .with(
                        "actions",
                        token.actions().stream().map(Action::name).sorted().collect(Collectors.joining(" ")))
                .with("created", token.created())
                .with(VALID_UNTIL, token.validUntil());
    }

    /** Tokens from before there were other holders are those of pipelines. */
    static Issued read(Item item) {
        String holder = item.textOrNull("holder");
        return new Issued(
                item.text("id"),
                holder == null ? AppTokens.PIPELINES : holder,
                actions(item),
                item.time("created"),
                item.timeOrNull(VALID_UNTIL),
                item.timeOrNull(USED));
    }

    static Caller.Pipeline caller(Item item) {
        return new Caller.Pipeline(item.text("id"), new AppName(item.text("app")), actions(item));
    }

    /** Returns whether a token is good at a moment; those from before there was an end have none. */
    static boolean isGood(Item item, Instant now) {
        Instant end = item.timeOrNull(VALID_UNTIL);
        return item.textOrNull("revoked") == null && (end == null || now.isBefore(end));
    }

    private static Set<Action> actions(Item item) {
        return Arrays.stream(item.text("actions").split(" "))
                .filter((name) -> !name.isEmpty())
                .map(Action::valueOf)
                .collect(Collectors.toSet());
    }
}
