package dev.slipway.portal.mail;

import reactor.core.publisher.Mono;

/** The need to write to people. */
public interface Mailer {

    /** Sends one plain-text mail. */
    Mono<Void> send(Mail mail);

    /**
     * A mail.
     *
     * @param to address of the reader
     * @param subject one line
     * @param text the text, lines of any length
     * @param messageId makes a repeated mail recognisable; unique per thing told
     */
    record Mail(String to, String subject, String text, String messageId) {}
}
