package dev.slipway.sandbox.github.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What somebody may do in a repository; each permission includes those before it. */
public enum Permission {
    /** Nothing: the repository does not exist for him. */
    NONE("none"),
    /** Look and clone. */
    READ("pull"),
    /** Sort issues and pull requests. */
    TRIAGE("triage"),
    /** Push. */
    WRITE("push"),
    /** Manage without the dangerous things. */
    MAINTAIN("maintain"),
    /** Everything. */
    ADMIN("admin");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    /** Finds a permission by either of GitHub's words: {@code push} or {@code write}. */
    public static Optional<Permission> of(String word) {
        return Arrays.stream(values())
                .filter((each) -> each.word.equals(word) || each.role().equals(word))
                .findFirst();
    }

    /** Returns GitHub's word of older calls: {@code pull}, {@code push}. */
    public String word() {
        return this.word;
    }

    /** Returns GitHub's word of newer calls: {@code read}, {@code write}. */
    public String role() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Says whether this permission includes another. */
    public boolean includes(Permission other) {
        return compareTo(other) >= 0;
    }

    /** Returns the greater of two. */
    public Permission or(Permission other) {
        return includes(other) ? this : other;
    }

    /** Returns the permissions as GitHub lists them: each word, and whether it is included. */
    public Map<String, Boolean> asMap() {
        Map<String, Boolean> map = new LinkedHashMap<>();
        for (Permission each : new Permission[] {ADMIN, MAINTAIN, WRITE, TRIAGE, READ}) {
            map.put(each.word, includes(each));
        }
        return map;
    }
}
