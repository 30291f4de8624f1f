package dev.slipway.portal.outside;

import dev.slipway.portal.mail.Mailer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** Keeps the mails that it is to send. */
public final class FakeMailer implements Mailer {

    private final List<Mail> sent = new CopyOnWriteArrayList<>();

    /** Returns the mails, the oldest first. */
    public List<Mail> sent() {
        return List.copyOf(this.sent);
    }

    @Override
    public Mono<Void> send(Mail mail) {
        return Mono.fromRunnable(() -> this.sent.add(mail));
    }
}
