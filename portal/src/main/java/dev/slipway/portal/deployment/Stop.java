package dev.slipway.portal.deployment;

import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import org.jspecify.annotations.Nullable;

/**
 * The wish that a deployment stops where it is.
 *
 * @param words who wishes it and why
 * @param successor id of the deployment that takes its place; null where it just stops and what ran before returns
 */
record Stop(String words, @Nullable String successor) {

    static Key key(String deployment) {
        return new Key("deployment#" + deployment, "stop");
    }

    Item item(String deployment) {
        return Item.of(key(deployment)).with("words", this.words).with("successor", this.successor);
    }

    static Stop read(Item item) {
        return new Stop(item.text("words"), item.textOrNull("successor"));
    }
}
