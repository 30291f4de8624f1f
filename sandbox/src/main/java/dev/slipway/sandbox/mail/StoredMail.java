package dev.slipway.sandbox.mail;

import java.time.Instant;

/**
 * A mail that has arrived.
 *
 * @param id its name in the folder; later mails have greater ones
 * @param messageId id that its sender gave it
 * @param from sender
 * @param to reader
 * @param subject one line
 * @param text the text
 * @param receivedAt when it arrived
 */
record StoredMail(
        String id, String messageId, String from, String to, String subject, String text, Instant receivedAt) {}
