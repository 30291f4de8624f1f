package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.inventory.Mark;
import java.util.Map;
import java.util.TreeMap;

/** The mark as tags on AWS resources: which app a resource belongs to and which run created it. */
final class OwnershipTags {

    private OwnershipTags() {}

    /** Returns tags with the mark among them. */
    static Map<String, String> with(Map<String, String> tags, Mark mark) {
        Map<String, String> marked = new TreeMap<>(tags);
        marked.put(Mark.APP_TAG, mark.app().value());
        marked.put(Mark.RUN_TAG, mark.run());
        return marked;
    }

    /** Returns whether tags bear the mark. */
    static boolean bear(Map<String, String> tags, Mark mark) {
        return mark.isIn(tags);
    }
}
