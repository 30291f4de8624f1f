package dev.slipway.sandbox.aws.sns;

import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.QueryList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Maps as SNS spells them: elements {@code entry} with {@code key} and {@code value}. */
final class Entries {

    private Entries() {}

    static Map<String, String> read(QueryInput input, String member) {
        Map<String, String> entries = new LinkedHashMap<>();
        input.items(member, "entry").forEach((entry) -> entries.put(entry.text("key", ""), entry.text("value", "")));
        return entries;
    }

    static QueryList write(Map<String, String> entries) {
        List<Map<String, String>> elements = entries.entrySet().stream()
                .map((entry) -> {
                    Map<String, String> element = new LinkedHashMap<>();
                    element.put("key", entry.getKey());
                    element.put("value", entry.getValue());
                    return element;
                })
                .toList();
        return new QueryList("entry", elements);
    }
}
