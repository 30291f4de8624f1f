package dev.slipway.sandbox.aws.secrets;

import dev.slipway.sandbox.aws.AwsError;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a generated password is made of, as {@code GetRandomPassword} is told. */
final class PasswordRule {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final int LONGEST = 4096;

    private final int length;
    private final boolean oneOfEach;
    private final List<String> kinds;

    private PasswordRule(int length, boolean oneOfEach, List<String> kinds) {
        this.length = length;
        this.oneOfEach = oneOfEach;
        this.kinds = kinds;
    }

    static PasswordRule of(JsonNode input) {
        int length = input.path("PasswordLength").asInt(32);
        List<String> kinds = new ArrayList<>();
        addUnless(input, "ExcludeLowercase", LOWER, kinds);
        addUnless(input, "ExcludeUppercase", UPPER, kinds);
        addUnless(input, "ExcludeNumbers", DIGITS, kinds);
        addUnless(input, "ExcludePunctuation", PUNCTUATION, kinds);
        if (input.path("IncludeSpace").asBoolean(false)) {
            kinds.add(" ");
        }
        if (length < 1 || length > LONGEST || kinds.isEmpty()) {
            throw AwsError.of(
                    "InvalidParameterException",
                    "PasswordLength must be from 1 to 4096, and the exclusions must leave characters to choose from.");
        }
        return new PasswordRule(length, input.path("RequireEachIncludedType").asBoolean(true), List.copyOf(kinds));
    }

    String generate() {
        List<Character> password = new ArrayList<>();
        if (this.oneOfEach) {
            this.kinds.stream().limit(this.length).forEach((kind) -> password.add(anyOf(kind)));
        }
        String all = String.join("", this.kinds);
        while (password.size() < this.length) {
            password.add(anyOf(all));
        }
        Collections.shuffle(password, RANDOM);
        return password.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private static void addUnless(JsonNode input, String flag, String kind, List<String> kinds) {
        String excluded = input.path("ExcludeCharacters").asString("");
        String rest = kind.chars()
                .filter((character) -> excluded.indexOf(character) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        if (!input.path(flag).asBoolean(false) && !rest.isEmpty()) {
            kinds.add(rest);
        }
    }

    private static char anyOf(String characters) {
        return characters.charAt(RANDOM.nextInt(characters.length()));
    }
}
