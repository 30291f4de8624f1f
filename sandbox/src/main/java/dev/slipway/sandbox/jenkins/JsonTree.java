package dev.slipway.sandbox.jenkins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Jenkins's parameter {@code tree}: which fields of an answer somebody wants, for example {@code
 * builds[number,result]{0,5}}. The field {@code _class} is always there.
 */
final class JsonTree {

    private final Map<String, Branch> fields;

    private JsonTree(Map<String, Branch> fields) {
        this.fields = fields;
    }

    /** Reads the parameter; a clear error when it cannot be read. */
    static JsonTree parse(String text) {
        Reader reader = new Reader(text);
        JsonTree tree = reader.tree();
        if (!reader.atEnd()) {
            throw Refusal.bad("Failed to parse tree", "Illegal tree expression: " + text);
        }
        return tree;
    }

    /** Returns an object with the fields wanted. */
    Map<String, @Nullable Object> of(Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            Branch branch = this.fields.getOrDefault(name, this.fields.get("*"));
            if (name.equals("_class")) {
                chosen.put(name, value);
            } else if (branch != null) {
                chosen.put(name, branch.of(value));
            }
        });
        return chosen;
    }

    /** What is wanted of one field. */
    private record Branch(@Nullable JsonTree tree, int from, int to) {

        @Nullable
        Object of(@Nullable Object value) {
            if (value instanceof List<?> list) {
                List<@Nullable Object> chosen = new ArrayList<>();
                for (Object each : list.subList(Math.min(this.from, list.size()), Math.min(this.to, list.size()))) {
                    chosen.add(one(each));
                }
                return chosen;
            }
            return one(value);
        }

        @SuppressWarnings("unchecked")
        private @Nullable Object one(@Nullable Object value) {
            if (!(value instanceof Map<?, ?> map)) {
                return value;
            }
            JsonTree wanted = this.tree == null ? new JsonTree(Map.of()) : this.tree;
            return wanted.of((Map<String, @Nullable Object>) map);
        }
    }

    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return this.at >= this.text.length();
        }

        JsonTree tree() {
            Map<String, Branch> fields = new LinkedHashMap<>();
            do {
                String name = word();
                JsonTree tree = null;
                if (take('[')) {
                    tree = tree();
                    require(']');
                }
                int from = 0;
                int to = Integer.MAX_VALUE;
                if (take('{')) {
                    String first = word();
                    if (take(',')) {
                        String second = word();
                        from = first.isEmpty() ? 0 : Integer.parseInt(first);
                        to = second.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(second);
                    } else {
                        from = Integer.parseInt(first);
                        to = from + 1;
                    }
                    require('}');
                }
                fields.put(name, new Branch(tree, from, to));
            } while (take(','));
            return new JsonTree(fields);
        }

        private String word() {
            int start = this.at;
            while (!atEnd() && "[]{},".indexOf(this.text.charAt(this.at)) < 0) {
                this.at++;
            }
            return this.text.substring(start, this.at).strip();
        }

        private boolean take(char wanted) {
            boolean there = !atEnd() && this.text.charAt(this.at) == wanted;
            if (there) {
                this.at++;
            }
            return there;
        }

        private void require(char wanted) {
            if (!take(wanted)) {
                throw Refusal.bad("Failed to parse tree", "Illegal tree expression: " + this.text);
            }
        }
    }
}
