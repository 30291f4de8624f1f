package dev.slipway.sandbox.aws.cloudformation.resource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The names that CloudFormation picks: stack, logical id, and twelve characters that look random. They come from a hash
 * of the stack's id, so that a creation which a crash interrupted asks for the same name again.
 */
final class GeneratedName {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int RANDOM_LENGTH = 12;

    private GeneratedName() {}

    static String of(String stack, String logicalId, String seed, int longest) {
        int room = longest - RANDOM_LENGTH - 1;
        String front = stack.isEmpty() ? logicalId : shortened(stack, logicalId, room);
        return cut(front, room) + "-" + random(seed);
    }

    /** Shares the room between both names when they do not fit. */
    private static String shortened(String stack, String logicalId, int room) {
        int forStack = Math.max(room / 2, room - logicalId.length() - 1);
        String front = cut(stack, forStack);
        String name = front.endsWith("-") ? front.substring(0, front.length() - 1) : front;
        return name + "-" + cut(logicalId, room - name.length() - 1);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static String random(String seed) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
            StringBuilder random = new StringBuilder();
            for (int index = 0; index < RANDOM_LENGTH; index++) {
                random.append(LETTERS.charAt(Byte.toUnsignedInt(hash[index]) % LETTERS.length()));
            }
            return random.toString();
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256", ex);
        }
    }
}
