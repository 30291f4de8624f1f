package dev.slipway.sandbox.aws.secrets;

import dev.slipway.sandbox.aws.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The deletion of a secret: at once, or after a recovery window in which its name stays taken.
 *
 * @param atOnce whether nothing is to be kept
 * @param window how long the secret can be restored
 */
record SecretDeletion(boolean atOnce, Duration window) {

    private static final int LONGEST = 30;
    private static final int SHORTEST = 7;

    static SecretDeletion of(JsonNode input) {
        boolean atOnce = input.path("ForceDeleteWithoutRecovery").asBoolean(false);
        if (atOnce && input.hasNonNull("RecoveryWindowInDays")) {
            throw AwsError.of(
                    "InvalidParameterException",
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        int days = input.path("RecoveryWindowInDays").asInt(LONGEST);
        if (days < SHORTEST || days > LONGEST) {
            throw AwsError.of(
                    "InvalidParameterException",
                    "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        return new SecretDeletion(atOnce, Duration.ofDays(days));
    }

    Map<String, Object> apply(Secret secret, SecretStore store) {
        Instant now = Instant.now();
        Instant gone = this.atOnce ? now : now.plus(this.window);
        if (this.atOnce) {
            store.remove(secret);
        } else {
            store.put(secret.withDeletion(now, gone));
        }
        Map<String, Object> answer = SecretAnswers.identity(secret);
        answer.put("DeletionDate", SecretAnswers.seconds(gone));
        return answer;
    }
}
