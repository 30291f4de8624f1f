package dev.slipway.portal.secret;

import java.util.regex.Pattern;

/**
 * Takes secrets out of text that somebody else wrote and that we pass on: on pages, in logs, events, mails and messages.
 *
 * <p>What has the shape of a secret is known by that: tokens of GitHub and of the portal, access keys, private keys, signed
 * tokens, logins in addresses and headers. A password without any shape is not; parameters and variables are no place for
 * one.
 */
public final class Masked {

    private static final String MASK = "***";

    /** Each shape; what only leads to a secret stays. */
    private static final Pattern SECRET = Pattern.compile(String.join(
            "|",
            "(?<=\\b)gh[pousr]_[A-Za-z0-9]{16,}",
            "github_pat_[A-Za-z0-9_]{20,}",
            "\\bslw_[A-Za-z0-9_-]{16,}",
            "\\b(AKIA|ASIA)[A-Z0-9]{16}\\b",
            "\\bxox[abprs]-[A-Za-z0-9-]{10,}",
            "\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*",
            "-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)",
            "(?<=://)[^/\\s:@\"]{0,100}:[^/\\s@\"]{1,200}(?=@)",
            "(?<=\\b(?i:bearer|basic) )[A-Za-z0-9._~+/=-]{12,}",
            "(?<=\\b(?i:password|passwd|secret|token|apikey|api_key|api-key|secret_key|secret-key)=)[^\\s&\"',;]{4,}"));

    private Masked() {}

    /** Returns the text with stars in the place of secrets. */
    public static String in(String text) {
        return SECRET.matcher(text).replaceAll(MASK);
    }

    /** Returns the text for a field of a form, or nothing where it holds a secret: stars would be sent as an answer. */
    public static String leftOut(String text) {
        return isNeededFor(text) ? "" : text;
    }

    /** Says whether a text holds what has the shape of a secret. */
    public static boolean isNeededFor(String text) {
        return SECRET.matcher(text).find();
    }
}
